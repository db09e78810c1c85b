namespace Hearing.Domain.Films;

/// <summary>What a person has seen of a film version.</summary>
public sealed class FilmSeen
{
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
}
