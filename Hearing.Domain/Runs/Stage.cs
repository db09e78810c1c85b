using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs;

/// <summary>The cue that the room sees.</summary>
/// <param name="Since">When it came on stage.</param>
/// <param name="Slate">How long it counts in before it moves.</param>
/// <param name="HeldAt">When it was stopped; null while it goes.</param>
/// <param name="HeldFor">How long it stood still in earlier holds.</param>
/// <param name="WrittenUntil">Up to where its segments are closed.</param>
public sealed record Stage(Cue Cue, DateTimeOffset Since, TimeSpan Slate, DateTimeOffset? HeldAt, TimeSpan HeldFor, DateTimeOffset WrittenUntil)
{
    /// <summary>A cue that comes on now.</summary>
    public static Stage From(Cue cue, DateTimeOffset since, TimeSpan slate) => new(cue, since, slate, null, TimeSpan.Zero, since);

    /// <summary>How long it has moved; negative while the slate counts in.</summary>
    public TimeSpan Position(DateTimeOffset now) => (HeldAt ?? now) - Since - HeldFor - Slate;

    /// <summary>When its length is used up, if it is not held; the first instant that no longer belongs to it when it ends by itself.</summary>
    public DateTimeOffset NominalEnd => Since + HeldFor + Slate + Cue.Length;

    /// <summary>When it ends by itself; null when it waits for a person.</summary>
    public DateTimeOffset? AutomaticEnd => HeldAt is null && Cue.EndPolicy == Planning.EndPolicy.Auto ? NominalEnd : null;

    /// <summary>Its segments from where they are written up to an instant, or for ever.</summary>
    public IEnumerable<Segment> Segments(DateTimeOffset? until)
    {
        if (HeldAt is { } held)
        {
            return WrittenUntil < (until ?? DateTimeOffset.MaxValue) ? [At(WrittenUntil, until, SegmentState.Held, Position(held))] : [];
        }

        var moves = Since + HeldFor + Slate;
        var slateEnds = until is { } end && end < moves ? end : moves;
        var from = WrittenUntil;
        var segments = new List<Segment>();
        if (from < slateEnds)
        {
            segments.Add(At(from, slateEnds, SegmentState.Slate, Position(from)));
            from = slateEnds;
        }

        if (from >= moves && (until is null || from < until))
        {
            segments.Add(At(from, until, SegmentState.Running, Position(from)));
        }

        return segments;
    }

    private Segment At(DateTimeOffset from, DateTimeOffset? until, SegmentState state, TimeSpan position) => new(
        Cue.Id, state, from, until, Milliseconds(position), Milliseconds(Cue.Length),
        Cue.Film is { } film
            ? new(film.FilmId, Math.Clamp(Milliseconds(position), 0, film.LengthMilliseconds), film.LengthMilliseconds)
            : null);

    private static long Milliseconds(TimeSpan length) => (long)length.TotalMilliseconds;
}
