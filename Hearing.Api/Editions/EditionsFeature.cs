using Hearing.Api.Editions.Setup;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Editions;

namespace Hearing.Api.Editions;

/// <summary>Editions: list, document, setting up.</summary>
internal static class EditionsFeature
{
    public static void AddEditions(this WebApplicationBuilder builder)
    {
    }

    public static void MapEditions(this WebApplication app)
    {
        app.MapGet("/", async (HearingDb db, HttpContext context, CancellationToken cancel) =>
            Page.Of<HomePage>(new { Model = new HomePage.HomeModel(await EditionList.ForAsync(db, context.User, cancel)) })).ForEveryone();
        EditionEndpoints.Map(app);
        NewEditionPages.Map(app);
        SetupPages.Map(app);
        SessionsPages.Map(app);
        SessionSection.Map(app);
        TimesPages.Map(app);
        DemoRestart.Map(app);
    }
}
