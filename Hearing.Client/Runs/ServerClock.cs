using Hearing.Domain.Contracts;

namespace Hearing.Client.Runs;

/// <summary>
/// The server's clock as this browser knows it, on the monotonic clock. Each direction by itself: the least forward and the
/// greatest backward difference in a sliding window bound the offset. The screens' TypeScript does the same.
/// </summary>
public sealed class ServerClock(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(2);
    private readonly List<Sample> _samples = [];
    private readonly long _zero = time.GetTimestamp();
    private TimeSpan _offset = time.GetUtcNow() - DateTimeOffset.UnixEpoch;

    /// <summary>Whether no answer of the server is in the window.</summary>
    public bool IsChecking => _samples.Count == 0;

    /// <summary>The server's instant now.</summary>
    public DateTimeOffset Now => DateTimeOffset.UnixEpoch + Elapsed + _offset;

    private TimeSpan Elapsed => time.GetElapsedTime(_zero);

    /// <summary>Asks the server for its clock and takes the answer in.</summary>
    public async Task SampleAsync(Func<Task<ServerTime>> ask)
    {
        var before = Elapsed;
        var answer = await ask();
        Add(before, answer.Received, answer.Sent, Elapsed);
    }

    private void Add(TimeSpan before, DateTimeOffset received, DateTimeOffset sent, TimeSpan after)
    {
        _samples.Add(new(after, received - DateTimeOffset.UnixEpoch - before, sent - DateTimeOffset.UnixEpoch - after));
        _samples.RemoveAll(s => after - s.At > Window);
        _offset = (_samples.Min(s => s.Forward) + _samples.Max(s => s.Backward)) / 2;
    }

    private sealed record Sample(TimeSpan At, TimeSpan Forward, TimeSpan Backward);
}
