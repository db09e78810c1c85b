using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.StackExchangeRedis;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Runs;

/// <summary>
/// The backplane, which nobody waits for: without Redis a screen still connects, follows and hears the heartbeat of its own node.
/// What could not be subscribed is subscribed when Redis is back.
/// </summary>
internal sealed class PatientRedis(
    ILogger<PatientRedis> log, ILogger<RedisHubLifetimeManager<RunsHub>> inner, IOptions<RedisOptions> redis, IHubProtocolResolver protocols,
    IOptions<HubOptions> options, IOptions<HubOptions<RunsHub>> own)
    : RedisHubLifetimeManager<RunsHub>(inner, redis, protocols, options, own)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public override Task OnConnectedAsync(HubConnectionContext connection) => Bounded(base.OnConnectedAsync(connection));

    public override Task OnDisconnectedAsync(HubConnectionContext connection) => Bounded(base.OnDisconnectedAsync(connection));

    public override Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) =>
        Bounded(base.AddToGroupAsync(connectionId, groupName, cancellationToken));

    public override Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) =>
        Bounded(base.RemoveFromGroupAsync(connectionId, groupName, cancellationToken));

    private async Task Bounded(Task work)
    {
        try
        {
            await work.WaitAsync(Patience);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogWarning("The backplane did not answer: {Reason}", exception.Message);
            _ = work.ContinueWith(failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }
}
