using Hearing.Api.Runs;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;

namespace Hearing.Api.Films;

/// <summary>What the devices of those who follow say: which films they have, and what was played of them.</summary>
internal static class DeviceEndpoints
{
    public static void MapDeviceEndpoints(this IEndpointRouteBuilder app)
    {
        var devices = app.MapGroup("/api/editions/{edition}/rooms/{room}/devices");
        devices.MapPost("", Report).Needs(Right.FollowLive).Produces(204);
        devices.MapGet("", Count).Needs(Right.RunHold);
        app.MapPost("/api/editions/{edition}/films/{film:guid}/seen", Seen).Needs(Right.SeePublic).Produces(204);
    }

    private static async Task<IResult> Report(string room, DeviceReport report, EditionScope scope, DeviceReports reports, CancellationToken cancel)
    {
        await reports.TakeAsync(scope.Edition.Room(scope.RoomToFollow(room)).Slug, report, cancel);
        return TypedResults.NoContent();
    }

    private static async Task<RoomDevices> Count(string room, EditionScope scope, DeviceReports reports, HttpResponse response, CancellationToken cancel)
    {
        response.Headers.CacheControl = "no-store";
        return await reports.CountAsync(scope.Edition.Room(room).Slug, cancel);
    }

    private static async Task<IResult> Seen(Guid film, FilmWatched watched, FilmWatching watching, CancellationToken cancel)
    {
        await watching.TakeAsync(new FilmId(film), watched, cancel);
        return TypedResults.NoContent();
    }
}
