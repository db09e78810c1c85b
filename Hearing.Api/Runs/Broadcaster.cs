using System.Text.Json;
using Hearing.Domain.Contracts;
using Microsoft.AspNetCore.SignalR;

namespace Hearing.Api.Runs;

/// <summary>
/// The one class that speaks to followers by itself. It never makes a caller wait: a slow follower or a lost backplane harms
/// only who depends on it, and a follower that missed something heals by the heartbeat's revision.
/// </summary>
internal sealed class Broadcaster(IHubContext<RunsHub, IRunFollower> hub, ILogger<Broadcaster> log)
{
    /// <summary>Lets a connection hear a room instead of the one before. Without the backplane it still hears the heartbeat.</summary>
    public async Task JoinAsync(string connection, FollowedRoom? before, FollowedRoom room, bool seesFacts)
    {
        if (before is { } old && old != room)
        {
            await hub.Groups.RemoveFromGroupAsync(connection, FollowedRoom.GroupOf(old.Edition, old.Room));
            await hub.Groups.RemoveFromGroupAsync(connection, FollowedRoom.FactsOf(old.Edition, old.Room));
        }

        await hub.Groups.AddToGroupAsync(connection, FollowedRoom.GroupOf(room.Edition, room.Room));
        if (seesFacts)
        {
            await hub.Groups.AddToGroupAsync(connection, FollowedRoom.FactsOf(room.Edition, room.Room));
        }
    }

    /// <summary>Tells a room's followers of a fact that is on disk.</summary>
    public void Announce(Rundown rundown, RunFact fact)
    {
        var element = JsonSerializer.SerializeToElement(fact, WireJson.Options);
        Send(hub.Clients.Group(FollowedRoom.GroupOf(rundown.Edition, rundown.Room)).RundownChanged(rundown, rundown.Revision));
        Send(hub.Clients.Group(FollowedRoom.FactsOf(rundown.Edition, rundown.Room)).FactAppended(element, rundown.Revision));
    }

    /// <summary>Tells connections to this node the newest revision; each by itself, so that it needs no backplane.</summary>
    public void Heartbeat(IEnumerable<string> connections, long revision)
    {
        foreach (var connection in connections)
        {
            Send(hub.Clients.Client(connection).Heartbeat(revision));
        }
    }

    private void Send(Task sending)
    {
        if (!sending.IsCompletedSuccessfully)
        {
            _ = sending.ContinueWith(
                failed => log.LogWarning(failed.Exception?.GetBaseException(), "A message did not reach the followers."),
                CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }
}
