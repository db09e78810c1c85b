namespace Hearing.Domain.Films;

/// <summary>A stretch of a film, half-open, in whole milliseconds from its beginning.</summary>
public sealed record Stretch(long FromMilliseconds, long UntilMilliseconds)
{
    /// <summary>Milliseconds; negative when it ends before it begins.</summary>
    public long Length() => UntilMilliseconds - FromMilliseconds;

    /// <summary>The stretches in order, with those that touch or overlap made one and empty ones left out.</summary>
    public static IReadOnlyList<Stretch> Joined(IEnumerable<Stretch> stretches)
    {
        var joined = new List<Stretch>();
        foreach (var next in stretches.Where(s => s.Length() > 0).OrderBy(s => s.FromMilliseconds))
        {
            if (joined is [.., var last] && next.FromMilliseconds <= last.UntilMilliseconds)
            {
                joined[^1] = last with { UntilMilliseconds = Math.Max(last.UntilMilliseconds, next.UntilMilliseconds) };
            }
            else
            {
                joined.Add(next);
            }
        }

        return joined;
    }
}
