using Hearing.Domain.Contracts;

namespace Hearing.Client.Runs;

/// <summary>
/// The server's clock as this browser knows it, on the monotonic clock. Each direction by itself: no way is shorter than none, so the
/// least forward and the greatest backward difference bound the offset from both sides, also when the clocks drift apart at a steady
/// rate. The screens' TypeScript does the same (<c>Live/run/clock.ts</c>).
/// </summary>
public sealed class ServerClock(TimeProvider time)
{
    private const int MostSamples = 120;
    private const int QuickSamples = 60;
    private const double MostDrift = 300e-6;

    /// <summary>How much tighter, as a part of the window's length, the bounds must become for each unit of drift that is assumed.</summary>
    private const double DriftPrice = 0.1;
    private const double Contradiction = 40, DriftAfter = 600_000, Gap = 2_000;
    private static readonly TimeSpan _quickEvery = TimeSpan.FromSeconds(1), _slowEvery = TimeSpan.FromSeconds(30);
    private readonly List<Sample> _samples = [];
    private readonly long _zero = time.GetTimestamp();
    private Estimate _estimate = new((time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds, 0, 0, double.PositiveInfinity);
    private int _quick = QuickSamples;
    private (double Monotonic, DateTimeOffset Wall) _look = (0, time.GetUtcNow());
    private TimeSpan? _asked;

    /// <summary>How often <see cref="IsDue"/> is to be asked.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether no answer of the server is in the window.</summary>
    public bool IsChecking => _samples.Count == 0;

    /// <summary>The server's instant now.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var at = Elapsed.TotalMilliseconds;
            return DateTimeOffset.UnixEpoch.AddMilliseconds(at + _estimate.Offset + _estimate.Rate * (at - _estimate.At));
        }
    }

    private TimeSpan Elapsed => time.GetElapsedTime(_zero);

    /// <summary>Notices gaps, and says whether the server is to be asked now: sixty times in quick succession, then each thirty seconds.</summary>
    public bool IsDue()
    {
        var (now, wall) = (Elapsed.TotalMilliseconds, time.GetUtcNow());
        var passed = now - _look.Monotonic;
        var slept = passed > LookEvery.TotalMilliseconds + Gap;
        // Where the monotonic clock stands still in sleep only the wall clock tells; where somebody set it, one more sample does no harm.
        var jumped = Math.Abs((wall - _look.Wall).TotalMilliseconds - passed) > LookEvery.TotalMilliseconds;
        _look = (now, wall);
        if (slept)
        {
            _samples.Clear();
        }

        _quick = slept || jumped ? QuickSamples : _quick;
        return slept || jumped || _asked is not { } asked || Elapsed - asked >= (_quick > 0 ? _quickEvery : _slowEvery);
    }

    /// <summary>Asks the server for its clock and takes the answer in.</summary>
    public async Task SampleAsync(Func<Task<ServerTime>> ask)
    {
        var before = Elapsed;
        _asked = before;
        var answer = await ask();
        Add(before, answer.Received, answer.Sent, Elapsed);
        _quick = Math.Max(0, _quick - 1);
    }

    private void Add(TimeSpan before, DateTimeOffset received, DateTimeOffset sent, TimeSpan after)
    {
        var sample = new Sample(after.TotalMilliseconds, (received - DateTimeOffset.UnixEpoch - before).TotalMilliseconds, (sent - DateTimeOffset.UnixEpoch - after).TotalMilliseconds);
        _samples.Add(sample);
        if (_samples.Count > MostSamples)
        {
            _samples.RemoveAt(0);
        }

        _estimate = Fit();
        if (_estimate.Gap < -Contradiction)
        {
            // Two clocks: this device slept, or another node answers. What was before says nothing of what is now.
            _samples.Clear();
            _samples.Add(sample);
            (_estimate, _quick) = (Fit(), QuickSamples);
        }
    }

    private Estimate Fit()
    {
        var span = _samples[^1].At - _samples[0].At;
        var steady = Bounds(0);
        // A drift is looked for after a while, or when nothing else explains what is seen: sooner, delays that vary would feign one.
        if (span < DriftAfter && steady.Gap >= 0)
        {
            return steady;
        }

        double Worth(double rate) => Bounds(rate).Gap - DriftPrice * Math.Abs(rate) * span;
        // The gap between the bounds has one maximum over the rate, because both bounds are bent one way.
        var (low, high) = (-MostDrift, MostDrift);
        for (var i = 0; i < 32; i++)
        {
            var third = (high - low) / 3;
            (low, high) = Worth(low + third) < Worth(high - third) ? (low + third, high) : (low, high - third);
        }

        return Bounds((low + high) / 2);
    }

    /// <summary>The offset at the newest sample, midway between both bounds, if the clocks drift apart at that rate.</summary>
    private Estimate Bounds(double rate)
    {
        var at = _samples[^1].At;
        var upper = _samples.Min(s => s.Forward - rate * (s.At - at));
        var lower = _samples.Max(s => s.Backward - rate * (s.At - at));
        return new((upper + lower) / 2, rate, at, upper - lower);
    }

    private sealed record Sample(double At, double Forward, double Backward);

    private sealed record Estimate(double Offset, double Rate, double At, double Gap);
}
