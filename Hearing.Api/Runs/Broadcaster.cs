using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.AspNetCore.SignalR;

namespace Hearing.Api.Runs;

/// <summary>
/// The one class that speaks to followers by itself, and one writer a node: commands, other nodes and the heartbeat leave word here and go
/// on, and it tells them one after another. Nobody waits for a slow follower or a lost backplane, and whoever missed something is
/// told by the next heartbeat, which asks the database.
/// </summary>
internal sealed class Broadcaster(
    IHubContext<RunsHub, IRunFollower> hub, Followers followers, ShownRooms rooms, OtherNodes others, IServiceScopeFactory scopes, ILogger<Broadcaster> log)
    : BackgroundService
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);
    private readonly Channel<News> _news = Channel.CreateUnbounded<News>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<(FollowedRoom Room, bool IsBeat), bool> _asked = new();
    private readonly Dictionary<FollowedRoom, long> _told = [];

    /// <summary>Lets a connection of the hub hear a room instead of the one before.</summary>
    public async Task JoinAsync(string connection, FollowedRoom? before, FollowedRoom room, Access access)
    {
        if (before is { } old && old != room)
        {
            await hub.Groups.RemoveFromGroupAsync(connection, old.Group);
            await hub.Groups.RemoveFromGroupAsync(connection, old.Facts);
            await hub.Groups.RemoveFromGroupAsync(connection, old.Calls);
        }

        await hub.Groups.AddToGroupAsync(connection, room.Group);
        if (access.Allows(Right.RunAll))
        {
            await hub.Groups.AddToGroupAsync(connection, room.Facts);
        }

        if (access.Allows(Right.RunHold))
        {
            await hub.Groups.AddToGroupAsync(connection, room.Calls);
        }
    }

    /// <summary>Lets an organiser's connection hear of the edition's plan, beside any room.</summary>
    public Task JoinAsync(string connection, FollowedRoom plan) => hub.Groups.AddToGroupAsync(connection, plan.Group);

    /// <summary>The edition's draft plan is stored anew: tells those who follow it, here and at other nodes.</summary>
    public void PlanChanged(EditionId edition, string slug)
    {
        var (plan, nudge) = (FollowedRoom.Plan(edition, slug), new RunNudge("plan", HelpersOnly: false));
        Nudge(plan, nudge);
        others.Tell(plan, nudge);
    }

    /// <summary>A fact is on disk: tells this node's followers and the other nodes.</summary>
    public void Announce(FollowedRoom room, RunMark mark, Rundown rundown, RunFact fact)
    {
        _news.Writer.TryWrite(new(room, Written: (mark, rundown, fact)));
        others.Tell(room);
    }

    /// <summary>Something beside the run has changed: tells a room's followers, or its organisers and technicians alone, here and at other nodes, to ask anew.</summary>
    public void Nudge(Edition edition, string room, string what, bool helpersOnly = false)
    {
        var (followed, nudge) = (new FollowedRoom(edition.Id, edition.Slug, room), new RunNudge(what, helpersOnly));
        Nudge(followed, nudge);
        others.Tell(followed, nudge);
    }

    /// <summary>Something may have been written elsewhere: looks, and tells followers of what is new.</summary>
    public void Look(FollowedRoom room) => Ask(new(room));

    /// <summary>Looks, tells what is new, and says the newest revision.</summary>
    public void Beat(FollowedRoom room) => Ask(new(room, IsBeat: true));

    /// <summary>Once for each room: while the database hangs, questions to it do not pile up before facts.</summary>
    private void Ask(News news)
    {
        if (_asked.TryAdd((news.Room, news.IsBeat), true))
        {
            _news.Writer.TryWrite(news);
        }
    }

    private void Nudge(FollowedRoom room, RunNudge nudge) => _news.Writer.TryWrite(new(room, Nudge: nudge));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        others.Listen(Look, Nudge);
        await foreach (var news in _news.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await TellAsync(news, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(exception, "Followers could not be told; the next heartbeat does.");
            }
        }
    }

    private async Task TellAsync(News news, CancellationToken cancel)
    {
        if (news.Nudge is { } nudge)
        {
            Tell(news.Room, nudge);
            return;
        }

        _asked.TryRemove((news.Room, news.IsBeat), out _);
        var shown = news.Written is { } written
            ? rooms.Keep(news.Room, written.Mark, written.Rundown)
            : await ReadAsync(news.Room, cancel);
        Tell(shown);
        if (news.Written is { } fact)
        {
            Send(hub.Clients.Group(news.Room.Facts).FactAppended(JsonSerializer.SerializeToElement(fact.Fact, WireJson.Options), fact.Mark.Revision));
        }

        if (news.IsBeat)
        {
            Send(hub.Clients.Group(news.Room.Group).Heartbeat(shown.Mark.Revision));
            var beat = StreamFrame.Of(new(Heartbeat: shown.Mark.Revision));
            foreach (var follower in followers.Streams(news.Room))
            {
                follower.Beat(beat);
            }
        }
    }

    /// <summary>Offers the state to every stream, which take what they do not have, and to the hub once.</summary>
    private void Tell(Shown shown)
    {
        foreach (var follower in followers.Streams(shown.Room))
        {
            follower.Offer(shown);
        }

        if (_told.GetValueOrDefault(shown.Room) < shown.Order)
        {
            _told[shown.Room] = shown.Order;
            Send(hub.Clients.Group(shown.Room.Group).RundownChanged(shown.Rundown, shown.Rundown.Revision));
        }
    }

    private void Tell(FollowedRoom room, RunNudge nudge)
    {
        Send(hub.Clients.Group(nudge.HelpersOnly ? room.Calls : room.Group).Nudged(nudge.What));
        if (nudge.HelpersOnly)
        {
            return;
        }

        var frame = StreamFrame.Of(new(Nudge: nudge.What));
        foreach (var follower in followers.Streams(room))
        {
            follower.Nudge(nudge.What, frame);
        }
    }

    private async Task<Shown> ReadAsync(FollowedRoom room, CancellationToken cancel)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        bounded.CancelAfter(_patience);
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RunShowing>().NowAsync(room, bounded.Token);
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

    private sealed record News(FollowedRoom Room, (RunMark Mark, Rundown Rundown, RunFact Fact)? Written = null, bool IsBeat = false, RunNudge? Nudge = null);
}
