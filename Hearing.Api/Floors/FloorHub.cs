using System.Text.Json;
using Hearing.Api.Runs;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Microsoft.AspNetCore.SignalR;

namespace Hearing.Api.Floors;

/// <summary>
/// Where devices in a room send and receive. Every right is asked in the room, at each step. A call weighs little: whoever comes into a room of many
/// answers each of them at once and tells the ways to it.
/// </summary>
[CallWeight(0.1)]
internal sealed class FloorHub(FloorRelay relay, RunFollowing following) : Hub, IFloorHub
{
    /// <inheritdoc/>
    public async Task<IAsyncEnumerable<FloorMessage>> Enter(string edition, string room, bool atDesk, CancellationToken cancel)
    {
        var (place, access) = await following.CheckAsync(edition, room, Context.User!, Context.ConnectionAborted);
        if (!relay.Carries || Entered is not null)
        {
            throw new HubException(Refused.Text(relay.Carries ? RefusalCode.Invalid : RefusalCode.NotFound));
        }

        var entered = relay.Enter(place, access, atDesk);
        Context.Items[typeof(FloorSeat)] = entered;
        return entered.Seat.Messages(cancel);
    }

    /// <inheritdoc/>
    public Task<string> Send(bool isScreen, string offer) => AskAsync(e => e.Room.SendAsync(e.Seat, isScreen, offer, Context.ConnectionAborted));

    /// <inheritdoc/>
    public Task Stop(bool isScreen) => Entered is { } entered ? entered.Room.StopAsync(entered.Seat, isScreen) : Task.CompletedTask;

    /// <inheritdoc/>
    public Task Answer(string feed, string answer) => WithLineAsync(feed, line => line.AnswerAsync(answer, Context.ConnectionAborted));

    /// <inheritdoc/>
    public Task Trickle(string feed, IReadOnlyList<JsonElement> candidates) => WithLineAsync(feed, line => line.TrickleAsync(candidates, Context.ConnectionAborted));

    /// <inheritdoc/>
    public Task Agree(bool agrees) => AskAsync(async e =>
    {
        await e.Room.AgreeAsync(e.Seat, agrees, Context.ConnectionAborted);
        return true;
    });

    /// <inheritdoc/>
    public Task Prefer(string feed, int size)
    {
        if (Entered is { } entered && entered.Seat.Receives.ContainsKey(feed))
        {
            entered.Seat.Prefers[feed] = Math.Clamp(size, -1, 2);
            entered.Room.Wake();
        }

        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Entered is { } entered)
        {
            relay.Leave(entered.Room, entered.Seat);
        }

        return Task.CompletedTask;
    }

    private (FloorRoom Room, FloorSeat Seat)? Entered => Context.Items.TryGetValue(typeof(FloorSeat), out var entered) ? ((FloorRoom, FloorSeat))entered! : null;

    /// <summary>A line that is gone meanwhile has nothing to take.</summary>
    private Task WithLineAsync(string name, Func<IFloorLine, Task> act) =>
        Entered?.Seat.Line(name) is { } line ? AskAsync(async _ => { await act(line); return true; }) : Task.CompletedTask;

    private async Task<T> AskAsync<T>(Func<(FloorRoom Room, FloorSeat Seat), Task<T>> act)
    {
        try
        {
            return await act(Entered ?? throw new Refused(RefusalCode.Invalid, "Enter a room first."));
        }
        catch (Refused refused)
        {
            throw new HubException(refused.CodeText);
        }
        catch (FloorAway)
        {
            throw new HubException(Away);
        }
    }

    /// <summary>What a call is refused with while the engine does not answer.</summary>
    public const string Away = "floor-away";
}
