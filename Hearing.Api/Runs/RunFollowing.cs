using System.Collections.Concurrent;
using System.Security.Claims;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Microsoft.AspNetCore.SignalR;

namespace Hearing.Api.Runs;

/// <summary>Lets a caller follow a room if its role does.</summary>
internal sealed class RunFollowing(EditionScope scope, RunLoading loading, RundownCache cache)
{
    /// <summary>The room to follow, and whether the caller also sees facts.</summary>
    /// <exception cref="HubException">With the refusal's code, for strangers and where there is no such room.</exception>
    public async Task<(FollowedRoom Room, bool SeesFacts)> CheckAsync(string edition, string room, ClaimsPrincipal user, CancellationToken cancel)
    {
        await scope.LoadAsync(edition, user, cancel);
        if (!scope.IsLoaded || !scope.Access.Allows(Right.FollowLive))
        {
            throw new HubException(Refused.Text(scope.IsLoaded ? RefusalCode.NotAllowed : RefusalCode.NotFound));
        }

        return scope.Edition.Rooms.Any(r => r.Slug == room) && scope.Access.MaySee(room)
            ? (new(scope.Edition.Id, edition, room), scope.Access.Allows(Right.RunAll))
            : throw new HubException(Refused.Text(RefusalCode.NotFound));
    }

    /// <summary>The room's rundown; made once for each revision however many ask.</summary>
    public async Task<Rundown> RundownAsync(FollowedRoom room, CancellationToken cancel)
    {
        var mark = await loading.MarkAsync(room.EditionId, room.Room, cancel);
        if (cache.Find(room, mark) is { } known)
        {
            return known;
        }

        try
        {
            var run = await loading.LoadAsync(scope.Edition, room.Room, cancel);
            return cache.Keep(room, new(run.Row?.Id ?? default, run.Revision), run.Rundown());
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

/// <summary>The newest rundown of each room that somebody follows. Another node makes the same one from the facts.</summary>
internal sealed class RundownCache
{
    private readonly ConcurrentDictionary<FollowedRoom, (RunMark Mark, Rundown Rundown)> _rundowns = new();

    /// <summary>The rundown of that mark; null when another is kept, and before the start, when the programme and its films may still change.</summary>
    public Rundown? Find(FollowedRoom room, RunMark mark) =>
        _rundowns.TryGetValue(room, out var kept) && kept.Mark == mark && kept.Rundown.Status != RunStatus.NotStarted ? kept.Rundown : null;

    public Rundown Keep(FollowedRoom room, RunMark mark, Rundown rundown) => (_rundowns[room] = (mark, rundown)).Rundown;
}
