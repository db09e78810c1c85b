namespace Hearing.Api.Runs;

/// <summary>Every four seconds each follower of this node hears the newest revision of its room.</summary>
internal sealed class Heartbeats(Followers followers, Broadcaster broadcaster, TimeProvider time) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(4);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var room in followers.Rooms())
            {
                broadcaster.Beat(room);
            }
        }
    }
}
