using Hearing.Client.Runs;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hearing.Client.Planning;

/// <summary>Hears from the server that somebody has changed the edition's plan, and goes on trying for ever while the server is away.</summary>
public sealed class PlanConnection : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly string _edition;
    private readonly TimeProvider _time;
    private readonly Func<Task> _changed;
    private readonly CancellationTokenSource _ended = new();

    /// <param name="site">The server's address.</param>
    /// <param name="edition">The edition's slug.</param>
    /// <param name="time">For the waits between tries.</param>
    /// <param name="changed">Called when the plan has changed, and when something may have been missed.</param>
    public PlanConnection(Uri site, string edition, TimeProvider time, Func<Task> changed)
    {
        (_edition, _time, _changed) = (edition, time, changed);
        _hub = new HubConnectionBuilder().WithUrl(new Uri(site, "hubs/runs")).WithAutomaticReconnect(new ForEver()).Build();
        _hub.On<string>("Nudged", what => what == "plan" ? _changed() : Task.CompletedTask);
        _hub.Reconnecting += _ => Lost();
        _hub.Reconnected += _ => ConnectAsync();
        _hub.Closed += _ => Lost();
    }

    /// <summary>Whether changes are heard of now.</summary>
    public bool IsOpen { get; private set; }

    public Task StartAsync() => ConnectAsync();

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _hub.DisposeAsync();
        _ended.Dispose();
    }

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

                await _hub.InvokeAsync("FollowPlan", _edition, _ended.Token);
                IsOpen = true;
                await _changed();
                return;
            }
            catch (Exception) when (!_ended.IsCancellationRequested)
            {
                await Task.Delay(ForEver.Wait(tries), _time, _ended.Token);
            }
        }
    }

    private Task Lost()
    {
        IsOpen = false;
        return Task.CompletedTask;
    }
}
