namespace Hearing.Api.Runs;

/// <summary>Every four seconds each follower of this node hears the newest revision of its room.</summary>
internal sealed class Heartbeats(
    Followers followers, Broadcaster broadcaster, IServiceScopeFactory scopes, TimeProvider time, ILogger<Heartbeats> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(4);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await BeatAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogWarning(exception, "A heartbeat failed; the next one follows.");
            }
        }
    }

    private async Task BeatAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var loading = scope.ServiceProvider.GetRequiredService<RunLoading>();
        foreach (var room in followers.ByRoom())
        {
            broadcaster.Heartbeat(room, (await loading.MarkAsync(room.Key.EditionId, room.Key.Room, cancel)).Revision);
        }
    }
}
