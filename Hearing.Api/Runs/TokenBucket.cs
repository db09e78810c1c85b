namespace Hearing.Api.Runs;

/// <summary>So many at once, and as many again each second.</summary>
internal sealed class TokenBucket(int most, TimeProvider time)
{
    private readonly Lock _lock = new();
    private double _left = most;
    private long _since = time.GetTimestamp();

    /// <param name="cost">What is taken: one, or a part of it.</param>
    public bool Take(double cost = 1)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            _left = Math.Min(most, _left + time.GetElapsedTime(_since, now).TotalSeconds * most);
            _since = now;
            if (_left < cost)
            {
                return false;
            }

            _left -= cost;
            return true;
        }
    }
}
