using Hearing.Api.Web;
using Hearing.Domain.People;

namespace Hearing.Api.Webinars;

/// <summary>The series of public webinars.</summary>
internal static class WebinarsFeature
{
    public static void AddWebinars(this WebApplicationBuilder builder) => builder.Services.AddScoped<WebinarPages>();

    public static void MapWebinars(this WebApplication app)
    {
        var webinars = app.MapGroup("/{edition}/webinars");
        webinars.MapGet("", (WebinarPages pages, CancellationToken cancel) => pages.ShowAsync(cancel)).Needs(Right.SeePublic).Compressed();
        webinars.MapGet("/edit", (WebinarPages pages, CancellationToken cancel) => pages.EditAsync(cancel)).Needs(Right.Organise);
        webinars.MapPost("/edit", (WebinarPages pages, HttpRequest request, CancellationToken cancel) => pages.StoreAsync(request, cancel)).AsForm().Needs(Right.Organise);
        webinars.MapPost("/edit/{webinar:guid}/delete", (Guid webinar, WebinarPages pages, CancellationToken cancel) => pages.DeleteAsync(new(webinar), cancel)).AsForm().Needs(Right.Organise);
    }
}
