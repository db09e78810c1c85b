using Hearing.Api.Tests.Runs;
using Hearing.Domain.Contracts;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hearing.Api.Tests.Floors;

/// <summary>A person's device in the room, over the real hub.</summary>
internal sealed class FloorDevice : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly List<FloorMessage> _told = [];
    private readonly SemaphoreSlim _more = new(0);

    private FloorDevice(HubConnection hub) => _hub = hub;

    public static async Task<FloorDevice> EnterAsync(RunningEdition day, string mail, bool atDesk = false)
    {
        var device = new FloorDevice(RunningEdition.HubBy(day.App.Server, day.App.CookieOf(mail), path: "/hubs/floor"));
        await device._hub.StartAsync(TestContext.Current.CancellationToken);
        _ = device.HearAsync(atDesk);
        await device.IsAsync("in the room", s => s.Health == FloorHealth.There);
        return device;
    }

    /// <summary>Begins to send; the refusal when it may not.</summary>
    public async Task<string> SendAsync(bool isScreen = false, string offer = "offer")
    {
        try
        {
            return await _hub.InvokeAsync<string>("Send", isScreen, offer, TestContext.Current.CancellationToken);
        }
        catch (Microsoft.AspNetCore.SignalR.HubException refused)
        {
            // The client puts words of its own before the code.
            return refused.Message.Split("HubException: ")[^1];
        }
    }

    /// <summary>Stops sending its camera and microphone.</summary>
    public Task StopAsync() => _hub.InvokeAsync("Stop", false, TestContext.Current.CancellationToken);

    /// <summary>Tells its ways to so many feeds at once, as whoever comes into a room of many.</summary>
    public Task TrickleAsync(int feeds) => Task.WhenAll(Enumerable.Range(0, feeds).Select(feed =>
        _hub.InvokeAsync("Trickle", $"{feed}", Array.Empty<object>(), TestContext.Current.CancellationToken)));

    /// <summary>Agrees to be recorded, or takes it back.</summary>
    public Task AgreeAsync(bool agrees) => _hub.InvokeAsync("Agree", agrees, TestContext.Current.CancellationToken);

    /// <summary>Waits until the newest state is like that.</summary>
    public async Task<FloorState> IsAsync(string what, Func<FloorState, bool> like)
    {
        await UntilAsync(what, () => State is { } state && like(state));
        return State!;
    }

    /// <summary>The senders whose pictures and sound it has been offered and not lost since.</summary>
    public Task ReceivesAsync(int count, string what) => UntilAsync(what, () => Received.Count == count);

    public Task StoppedAsync() => UntilAsync("what it sent is ended", () => Told.OfType<FloorStopped>().Any());

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _more.Dispose();
    }

    private FloorState? State => Told.OfType<FloorState>().LastOrDefault();

    private HashSet<string> Received
    {
        get
        {
            var feeds = new HashSet<string>();
            foreach (var message in Told)
            {
                _ = message switch { FloorOffer offer => feeds.Add(offer.Feed), FloorClosed closed => feeds.Remove(closed.Feed), _ => false };
            }

            return feeds;
        }
    }

    private List<FloorMessage> Told
    {
        get
        {
            lock (_told)
            {
                return [.. _told];
            }
        }
    }

    private async Task HearAsync(bool atDesk)
    {
        await foreach (var message in _hub.StreamAsync<FloorMessage>("Enter", "dag", "main", atDesk))
        {
            lock (_told)
            {
                _told.Add(message);
            }

            _more.Release();
        }
    }

    private async Task UntilAsync(string what, Func<bool> holds)
    {
        while (!holds())
        {
            Assert.True(await _more.WaitAsync(Patience.AtMost, TestContext.Current.CancellationToken), $"In vain until {what}; told: {string.Join(" | ", Told)}");
        }
    }
}
