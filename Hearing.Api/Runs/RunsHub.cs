using Hearing.Domain.Contracts;
using Microsoft.AspNetCore.SignalR;

namespace Hearing.Api.Runs;

/// <summary>Where screens follow a room. It takes no commands: those are POSTed.</summary>
internal sealed class RunsHub(RunFollowing following, Followers followers, Broadcaster broadcaster, RunClock clock) : Hub<IRunFollower>, IRunHub
{
    /// <inheritdoc/>
    public async Task<Rundown> Follow(string edition, string room)
    {
        var (followed, access) = await following.CheckAsync(edition, room, Context.User!, Context.ConnectionAborted);
        // Refused before anything is noted, and read anew after: nothing written in between is missed.
        _ = await following.RundownAsync(followed, Context.ConnectionAborted);
        await broadcaster.JoinAsync(Context.ConnectionId, followers.Set(Context.ConnectionId, followed), followed, access);
        if (Context.ConnectionAborted.IsCancellationRequested)
        {
            followers.Remove(Context.ConnectionId);
        }

        return await following.RundownAsync(followed, Context.ConnectionAborted);
    }

    /// <inheritdoc/>
    public async Task FollowPlan(string edition) =>
        await broadcaster.JoinAsync(Context.ConnectionId, await following.CheckPlanAsync(edition, Context.User!, Context.ConnectionAborted));

    /// <inheritdoc/>
    public Task<ServerTime> Time() => Task.FromResult(new ServerTime(clock.Now, clock.Now));

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        followers.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }
}
