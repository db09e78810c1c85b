namespace Hearing.Domain.Runs.Rehearsals;

/// <summary>Draws that hang on a seed alone, on every machine and in every release: SplitMix64 (Steele, Lea, Flood 2014).</summary>
internal sealed class Draws(int seed)
{
    private ulong _state = unchecked((ulong)seed);

    /// <summary>Whether something that so many percent do is done.</summary>
    public bool Percent(int percent) => Next() % 100 < (ulong)Math.Clamp(percent, 0, 100);

    /// <summary>A length from zero to so many seconds, in milliseconds.</summary>
    public TimeSpan UpTo(int seconds) => TimeSpan.FromMilliseconds(Next() % ((ulong)Math.Max(0, seconds) * 1000 + 1));

    /// <summary>An id for a command.</summary>
    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Next());
        BitConverter.TryWriteBytes(bytes[8..], Next());
        return new(bytes);
    }

    private ulong Next()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
