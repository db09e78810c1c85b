using System.Security.Claims;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Runs;

/// <summary>A room's rundown as it is now; made once for each state however many ask.</summary>
internal sealed class RunShowing(HearingDb db, RunLoading loading, ShownRooms rooms)
{
    /// <summary>What is to be shown of the room.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.NotFound"/> where nothing is published.</exception>
    public async Task<Shown> NowAsync(FollowedRoom room, CancellationToken cancel)
    {
        var mark = await loading.MarkAsync(room.EditionId, room.Room, cancel);
        if (rooms.Find(room, mark) is { } known)
        {
            return known;
        }

        // One loads, and those who came meanwhile are given what it made: after a restart a thousand come at once.
        using var turn = await rooms.TurnAsync(room, cancel);
        return rooms.Find(room, mark) ?? await LoadAsync(room, cancel);
    }

    private async Task<Shown> LoadAsync(FollowedRoom room, CancellationToken cancel)
    {
        var since = rooms.OrderOf(room);
        var edition = await db.Editions.AsNoTracking().FirstOrDefaultAsync(e => e.Id == room.EditionId, cancel)
            ?? throw new Refused(RefusalCode.NotFound, "There is no such edition.");
        var run = await loading.LoadAsync(edition, room.Room, cancel);
        return rooms.Keep(room, run.Mark, run.Rundown(), since);
    }
}

/// <summary>Lets a caller of the hub follow a room if its role does.</summary>
internal sealed class RunFollowing(EditionScope scope, RunShowing showing)
{
    /// <summary>The room to follow, and what the caller may do in it.</summary>
    /// <exception cref="HubException">With the refusal's code, for strangers and where there is no such room.</exception>
    public async Task<(FollowedRoom Room, Access Access)> CheckAsync(string edition, string room, ClaimsPrincipal user, CancellationToken cancel)
    {
        await scope.LoadAsync(edition, user, cancel);
        if (!scope.IsLoaded || !scope.Access.Allows(Right.FollowLive))
        {
            throw new HubException(Refused.Text(scope.IsLoaded ? RefusalCode.NotAllowed : RefusalCode.NotFound));
        }

        return scope.Edition.Rooms.Any(r => r.Slug == room) && scope.Access.MaySee(room)
            ? (new(scope.Edition.Id, edition, room), scope.Access)
            : throw new HubException(Refused.Text(RefusalCode.NotFound));
    }

    /// <summary>The plan to follow.</summary>
    /// <exception cref="HubException">With the refusal's code, for all but the edition's organisers.</exception>
    public async Task<FollowedRoom> CheckPlanAsync(string edition, ClaimsPrincipal user, CancellationToken cancel)
    {
        await scope.LoadAsync(edition, user, cancel);
        return scope.IsLoaded && scope.Access.Allows(Right.Organise) ? FollowedRoom.Plan(scope.Edition.Id, edition)
            : throw new HubException(Refused.Text(scope.IsLoaded ? RefusalCode.NotAllowed : RefusalCode.NotFound));
    }

    /// <summary>The room's rundown.</summary>
    public async Task<Rundown> RundownAsync(FollowedRoom room, CancellationToken cancel)
    {
        try
        {
            return (await showing.NowAsync(room, cancel)).Rundown;
        }
        catch (Refused refused)
        {
            throw new HubException(refused.CodeText);
        }
    }
}

internal static class RoomAccess
{
    /// <summary>Whether the caller may see that room's run: a display sees its own room only.</summary>
    public static bool MaySee(this Access access, string room) => (access.DisplayRoom ?? room) == room;

    /// <summary>The room, if the caller may see its run.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.NotFound"/> when not.</exception>
    public static string RoomToFollow(this EditionScope scope, string room) =>
        scope.Access.MaySee(room) ? room : throw new Refused(RefusalCode.NotFound, $"There is no room '{room}' for you.");
}
