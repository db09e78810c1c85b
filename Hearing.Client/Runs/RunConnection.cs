using Hearing.Domain.Contracts;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hearing.Client.Runs;

/// <summary>Follows a room's run from WebAssembly: never gives up, heals by revision, says how old what it knows is.</summary>
public sealed class RunConnection : IAsyncDisposable
{
    /// <summary>Heartbeats come every four seconds: after three that did not, the connection is taken for lost.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(13);

    /// <summary>Heartbeats come every four seconds: data this old is said to be old.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Broken = TimeSpan.FromSeconds(5);

    /// <summary>An answer about the time that takes longer says nothing about the clock.</summary>
    private static readonly TimeSpan TimePatience = TimeSpan.FromSeconds(5);
    private readonly HubConnection _hub;
    private readonly string _edition;
    private readonly string _room;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ended = new();
    private long _heard;
    private bool _wasConnected;

    public RunConnection(Uri site, string edition, string room, Rundown first, TimeProvider time)
    {
        (_edition, _room, _time) = (edition, room, time);
        (Rundown, Clock, _heard) = (first, new ServerClock(time), time.GetTimestamp());
        _hub = new HubConnectionBuilder().WithUrl(new Uri(site, "hubs/runs"))
            .WithAutomaticReconnect(new ForEver())
            .WithServerTimeout(Silence)
            .AddJsonProtocol(options => WireJson.Apply(options.PayloadSerializerOptions))
            .Build();
        _hub.On<Rundown, long>("RundownChanged", (rundown, _) => Take(rundown));
        _hub.On<long>("Heartbeat", HeardAsync);
        _hub.On<string>("Nudged", what => Nudged?.Invoke(what));
        _hub.Reconnected += _ => ConnectAsync();
        _hub.Closed += _ => _ended.IsCancellationRequested ? Task.CompletedTask : ConnectAsync();
    }

    /// <summary>The newest rundown known here.</summary>
    public Rundown Rundown { get; private set; }

    public ServerClock Clock { get; }

    /// <summary>Raised when a newer rundown has come.</summary>
    public event Action? Changed;

    /// <summary>Raised when something beside the run has changed: what is asked anew.</summary>
    public event Action<string>? Nudged;

    /// <summary>Time since anything came from the server.</summary>
    public TimeSpan Age => _time.GetElapsedTime(_heard);

    /// <summary>
    /// Whether the server is taken for away: nothing came for longer than two heartbeats; sooner when the connection itself is known to be lost.
    /// </summary>
    public bool IsAway => Age > (_wasConnected && _hub.State != HubConnectionState.Connected ? Broken : Stale);

    /// <summary>Connects, goes on trying for ever, and keeps the clock.</summary>
    public Task StartAsync() => Task.WhenAll(ConnectAsync(), KeepClockAsync());

    private async Task ConnectAsync()
    {
        for (var tries = 0; !_ended.IsCancellationRequested; tries++)
        {
            try
            {
                if (_hub.State == HubConnectionState.Disconnected)
                {
                    await _hub.StartAsync(_ended.Token);
                }

                _wasConnected = true;
                await FollowAsync();
                return;
            }
            catch (Exception) when (!_ended.IsCancellationRequested)
            {
                await Task.Delay(ForEver.Wait(tries), _time, _ended.Token);
            }
        }
    }

    private async Task KeepClockAsync()
    {
        using var timer = new PeriodicTimer(ServerClock.LookEvery, _time);
        var asking = Task.CompletedTask;
        do
        {
            // Looked each time, whatever is being asked: a look that came late would be taken for sleep.
            if (Clock.IsDue() && asking.IsCompleted && _hub.State == HubConnectionState.Connected)
            {
                asking = SampleAsync();
            }
        }
        while (await timer.WaitForNextTickAsync(_ended.Token));
    }

    private async Task SampleAsync()
    {
        try
        {
            await Clock.SampleAsync(() => _hub.InvokeAsync<ServerTime>("Time", _ended.Token).WaitAsync(TimePatience, _time, _ended.Token));
        }
        catch (Exception)
        {
            // The server is away, or this page closes: the last estimate holds.
        }
    }

    /// <summary>Takes a rundown in unless a newer one is known.</summary>
    public void Take(Rundown rundown)
    {
        _heard = _time.GetTimestamp();
        if (rundown.Revision >= Rundown.Revision)
        {
            Rundown = rundown;
            Changed?.Invoke();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _hub.DisposeAsync();
        _ended.Dispose();
    }

    private Task HeardAsync(long revision)
    {
        _heard = _time.GetTimestamp();
        if (revision < Rundown.Revision)
        {
            // The run was begun anew: what is known here is of another one.
            Rundown = Rundown with { Revision = -1 };
        }

        return revision > Rundown.Revision ? FollowAsync() : Task.CompletedTask;
    }

    private async Task FollowAsync() => Take(await _hub.InvokeAsync<Rundown>("Follow", _edition, _room, _ended.Token));
}
