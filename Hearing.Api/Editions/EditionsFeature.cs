using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Editions;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Editions;

/// <summary>Editions: list, document, setting up.</summary>
internal static class EditionsFeature
{
    public static void AddEditions(this WebApplicationBuilder builder)
    {
    }

    public static void MapEditions(this WebApplication app)
    {
        app.MapGet("/", async (HearingDb db, CancellationToken cancel) =>
            Page.Of<HomePage>(new { Model = new HomePage.HomeModel(await Published(db, cancel)) })).ForEveryone();
        app.MapGet("/api/editions", (HearingDb db, CancellationToken cancel) => Published(db, cancel)).ForEveryone();
    }

    private static Task<List<EditionSummary>> Published(HearingDb db, CancellationToken cancel) =>
        db.Editions.Where(e => e.Phase != Phase.Draft).OrderByDescending(e => e.Year).ThenBy(e => e.Slug)
            .Select(e => new EditionSummary(e.Slug, e.Name, e.Year, e.Mode, e.Phase)).ToListAsync(cancel);
}
