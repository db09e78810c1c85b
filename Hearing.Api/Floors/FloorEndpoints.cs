using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Floors;

internal static class FloorEndpoints
{
    public static void MapFloorEndpoints(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/editions/{edition}/rooms/{room}/floor", PeopleAsync).Needs(Right.RunAll);

    /// <summary>Everybody of the edition, those who send now first.</summary>
    private static async Task<IReadOnlyList<FloorPersonView>> PeopleAsync(
        string room, EditionScope scope, HearingDb db, FloorRelay relay, HttpResponse response, CancellationToken cancel)
    {
        response.Headers.CacheControl = "no-store";
        var edition = scope.Edition;
        var senders = relay.Senders(new(edition.Id, edition.Slug, edition.Room(room).Slug));
        var people = await db.People.AsNoTracking().Where(p => p.EditionId == edition.Id && p.WithdrawnAt == null).Select(p => new { p.Id, p.Name, p.Order }).ToListAsync(cancel);
        return [.. people.Select(p => (Person: p, Sends: senders.Contains(p.Id))).OrderByDescending(p => p.Sends).ThenBy(p => p.Person.Order)
            .Select(p => new FloorPersonView(p.Person.Id, p.Person.Name, p.Sends))];
    }
}
