namespace Hearing.Domain.Films;

/// <summary>What a person has seen of a film version.</summary>
public sealed class FilmSeen
{
    /// <summary>From this share on a film counts as seen whole: players tell stretches, and their first and last instants may be missing.</summary>
    public const double Whole = 0.95;

    public required FilmId FilmId { get; init; }
    public required PersonId PersonId { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>In order, none touching another.</summary>
    public IReadOnlyList<Stretch> Seen { get; private set; } = [];
    public DateTimeOffset ChangedAt { get; private set; }
    public long Revision { get; set; }

    /// <summary>Adds what was seen just now; what lies outside the film is left out.</summary>
    public void Add(IEnumerable<Stretch> stretches, TimeSpan length, DateTimeOffset now)
    {
        var last = (long)length.TotalMilliseconds;
        Seen = Stretch.Joined(Seen.Concat(stretches.Select(s => new Stretch(Math.Max(0, s.FromMilliseconds), Math.Min(last, s.UntilMilliseconds)))));
        ChangedAt = now;
    }

    /// <summary>The share of the film that was seen, 0 to 1.</summary>
    public double Share(TimeSpan length) => length > TimeSpan.Zero ? Seen.Sum(s => s.Length()) / length.TotalMilliseconds : 0;

    /// <summary>What is left of a film beside the stretches seen.</summary>
    public static IReadOnlyList<Stretch> Missing(IReadOnlyList<Stretch> seen, TimeSpan length)
    {
        var edges = seen.SelectMany(s => new[] { s.FromMilliseconds, s.UntilMilliseconds }).Prepend(0).Append((long)length.TotalMilliseconds).ToList();
        return [.. Enumerable.Range(0, edges.Count / 2).Select(i => new Stretch(edges[2 * i], edges[(2 * i) + 1])).Where(s => s.Length() > 0)];
    }
}
