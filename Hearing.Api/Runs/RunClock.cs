namespace Hearing.Api.Runs;

/// <summary>
/// The time of runs: anchored on this machine's monotonic clock and drawn towards its wall clock by at most half a thousandth,
/// so that a wall clock that is stepped neither turns it back nor makes it jump.
/// </summary>
internal sealed class RunClock(TimeProvider provider)
{
    private const double MostSlew = 0.0005;
    private readonly Lock _lock = new();
    private DateTimeOffset _time = provider.GetUtcNow();
    private long _stamp = provider.GetTimestamp();

    /// <summary>The instant now; never less than the one before.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_lock)
            {
                var stamp = provider.GetTimestamp();
                var elapsed = provider.GetElapsedTime(_stamp, stamp);
                var most = elapsed * MostSlew;
                var error = provider.GetUtcNow() - (_time + elapsed);
                _time += elapsed + (error > most ? most : error < -most ? -most : error);
                _stamp = stamp;
                return _time;
            }
        }
    }
}
