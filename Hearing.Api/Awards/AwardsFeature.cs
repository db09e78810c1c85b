using Hearing.Api.Web;
using Hearing.Domain.People;

namespace Hearing.Api.Awards;

/// <summary>Decisions, their protocol, the release, and the recipients' page.</summary>
internal static class AwardsFeature
{
    public static void AddAwards(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<DecisionPages>();
        builder.Services.AddScoped<DecisionFit>();
        builder.Services.AddScoped<ReleasePages>();
        builder.Services.AddScoped<ResultMail>();
    }

    public static void MapAwards(this WebApplication app)
    {
        app.MapGet("/{edition}/recipients", RecipientsPages.ShowAsync).Needs(Right.SeePublic).Compressed();
        var jury = app.MapGroup("/{edition}/jury").KeptByNoCache();
        jury.MapPost("/open-marks", (DecisionPages pages, HttpRequest request, CancellationToken cancel) => pages.OpenMarksAsync(request, cancel)).AsForm().Needs(Right.Decide);
        jury.MapGet("/decision", (DecisionPages pages, CancellationToken cancel) => pages.ShowAsync(cancel)).Needs(Right.Decide);
        jury.MapPost("/decision/{candidate:guid}", (Guid candidate, DecisionPages pages, HttpRequest request, CancellationToken cancel) =>
            pages.RecordAsync(new(candidate), request, cancel)).AsForm().Needs(Right.Decide);
        jury.MapGet("/decision/{candidate:guid}/certificate.svg", (Guid candidate, DecisionFit fit, CancellationToken cancel) =>
            fit.PictureAsync(new(candidate), cancel)).Needs(Right.Decide);
        jury.MapGet("/protocol", ProtocolPages.ShowAsync).Needs(Right.Deliberate);
        jury.MapGet("/release", (ReleasePages pages, CancellationToken cancel) => pages.ShowAsync(null, cancel)).Needs(Right.Decide);
        jury.MapPost("/release", (ReleasePages pages, HttpRequest request, CancellationToken cancel) => pages.ReleaseAsync(request, cancel)).AsForm().Needs(Right.Decide);
    }
}
