namespace Hearing.Domain.Planning.Explanations;

/// <summary>A stretch of time, local, in which each of some sessions must lie as a whole, with so many of them at once at most.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="Until">Where it ends.</param>
/// <param name="AtOnce">How many sessions go on at once at most, anywhere in it.</param>
/// <param name="Minutes">Minutes of sessions that it can hold: its length for each that can go on, less where fewer can.</param>
/// <param name="Changeover">Minutes between two sessions.</param>
internal sealed record Supply(DateTime From, DateTime Until, int AtOnce, double Minutes, int Changeover = 0)
{
    /// <summary>One at a time.</summary>
    public Supply(DateTime from, DateTime until, int changeover = 0) : this(from, until, 1, (until - from).TotalMinutes, changeover)
    {
    }

    /// <summary>
    /// How many sessions of at least so many minutes fit at most. Sessions of which no more than n go on at once can be sorted into n rows
    /// without overlaps, and a row holds no more than go into its length one after another.
    /// </summary>
    public int Most(double minutes)
    {
        var rows = AtOnce * Math.Floor(((Until - From).TotalMinutes + Changeover) / (minutes + Changeover));
        return (int)Math.Min(rows, Math.Floor((Minutes + (AtOnce * Changeover)) / (minutes + Changeover)));
    }

    /// <summary>What of a stretch is left outside other ones.</summary>
    public static IEnumerable<(DateTime From, DateTime Until)> Left(DateTime from, DateTime until, IEnumerable<(DateTime From, DateTime Until)> taken)
    {
        foreach (var (begin, end) in taken.OrderBy(t => t.From))
        {
            if (begin < until && end > from)
            {
                if (begin > from)
                {
                    yield return (from, begin);
                }

                from = end > from ? end : from;
            }
        }

        if (from < until)
        {
            yield return (from, until);
        }
    }

    /// <summary>The same time with what overlaps or touches as one.</summary>
    public static IReadOnlyList<(DateTime From, DateTime Until)> Merged(IEnumerable<(DateTime From, DateTime Until)> stretches)
    {
        List<(DateTime From, DateTime Until)> merged = [];
        foreach (var next in stretches.OrderBy(s => s.From))
        {
            if (merged.Count > 0 && next.From <= merged[^1].Until)
            {
                merged[^1] = (merged[^1].From, next.Until > merged[^1].Until ? next.Until : merged[^1].Until);
            }
            else
            {
                merged.Add(next);
            }
        }

        return merged;
    }
}
