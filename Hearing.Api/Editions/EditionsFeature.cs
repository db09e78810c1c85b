using Hearing.Api.Editions.Setup;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Editions;
using Microsoft.AspNetCore.Authorization;

namespace Hearing.Api.Editions;

/// <summary>Editions: list, document, setting up.</summary>
internal static class EditionsFeature
{
    public static void AddEditions(this WebApplicationBuilder builder) => builder.Services.AddScoped<LogPages>();

    public static void MapEditions(this WebApplication app)
    {
        app.MapGet("/", async (HearingDb db, HttpContext context, IAuthorizationService rights, CancellationToken cancel) => Page.Of<HomePage>(new
        {
            Model = new HomePage.HomeModel(
                await EditionList.ForAsync(db, context.User, cancel), await EditionList.RolesAsync(db, context.User, cancel), (await rights.AuthorizeAsync(context.User, Rights.InstallationOrganiser)).Succeeded),
        })).ForEveryone();
        EditionEndpoints.Map(app);
        NewEditionPages.Map(app);
        ImportPages.Map(app);
        SetupPages.Map(app);
        SessionsPages.Map(app);
        RulesPages.Map(app);
        SessionSection.Map(app);
        TimesPages.Map(app);
        DemoRestart.Map(app);
        LogPages.Map(app);
    }
}
