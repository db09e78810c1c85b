using Hearing.Domain.Contracts;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hearing.Client.Runs;

/// <summary>Follows a room's run from WebAssembly: never gives up, heals by revision, says how old what it knows is.</summary>
public sealed class RunConnection : IAsyncDisposable
{
    /// <summary>Heartbeats come every four seconds: after three that did not, the connection is taken for lost.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(13);
    private readonly HubConnection _hub;
    private readonly string _edition;
    private readonly string _room;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ended = new();
    private long _heard;

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
        _hub.Reconnected += _ => StartAsync();
        _hub.Closed += _ => _ended.IsCancellationRequested ? Task.CompletedTask : StartAsync();
    }

    /// <summary>The newest rundown known here.</summary>
    public Rundown Rundown { get; private set; }

    public ServerClock Clock { get; }

    /// <summary>Raised when a newer rundown has come.</summary>
    public event Action? Changed;

    /// <summary>Time since anything came from the server.</summary>
    public TimeSpan Age => _time.GetElapsedTime(_heard);

    /// <summary>Connects, and goes on trying for ever.</summary>
    public async Task StartAsync()
    {
        for (var tries = 0; !_ended.IsCancellationRequested; tries++)
        {
            try
            {
                if (_hub.State == HubConnectionState.Disconnected)
                {
                    await _hub.StartAsync(_ended.Token);
                }

                await FollowAsync();
                return;
            }
            catch (Exception) when (!_ended.IsCancellationRequested)
            {
                await Task.Delay(ForEver.Wait(tries), _time, _ended.Token);
            }
        }
    }

    /// <summary>Compares clocks once; does nothing while the server is away.</summary>
    public async Task CompareClocksAsync()
    {
        if (_hub.State == HubConnectionState.Connected)
        {
            await Clock.SampleAsync(() => _hub.InvokeAsync<ServerTime>("Time", _ended.Token));
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

    private sealed class ForEver : IRetryPolicy
    {
        public TimeSpan? NextRetryDelay(RetryContext retryContext) => Wait((int)Math.Min(retryContext.PreviousRetryCount, 100));

        /// <summary>Grows to eight seconds, spread at random.</summary>
        public static TimeSpan Wait(int tries) =>
            TimeSpan.FromMilliseconds(Math.Min(8000, 300 * Math.Pow(2, Math.Min(tries, 6))) * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
