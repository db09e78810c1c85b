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
    /// <summary>Why it is held, when that was said.</summary>
    public HoldReason? Reason { get; init; }

    /// <summary>A cue that comes on now.</summary>
    public static Stage From(Cue cue, DateTimeOffset since, TimeSpan slate) => new(cue, since, slate, null, TimeSpan.Zero, since);

    /// <summary>How long it has moved since it came on; negative while the slate counts in.</summary>
    public TimeSpan Moved(DateTimeOffset now) => (HeldAt ?? now) - Since - HeldFor - Slate;

    /// <summary>How long it has moved in all, with what it had used before it was postponed from the stage.</summary>
    public TimeSpan Elapsed(DateTimeOffset now) => Cue.Used + Positive(Moved(now));

    /// <summary>What is to go before its length is used up, the slate's rest included; zero when over.</summary>
    public TimeSpan Remaining(DateTimeOffset now) => Positive(Cue.Left - Moved(now));

    /// <summary>When its length is used up, if it is not held; the first instant that no longer belongs to it when it ends by itself.</summary>
    public DateTimeOffset NominalEnd => Since + HeldFor + Slate + Cue.Left;

    /// <summary>When it ends by itself; null when it waits for a person.</summary>
    public DateTimeOffset? AutomaticEnd => HeldAt is null && Cue.EndPolicy == Planning.EndPolicy.Auto ? NominalEnd : null;

    /// <summary>Its segments from where they are written up to an instant, or for ever.</summary>
    public IEnumerable<Segment> Segments(DateTimeOffset? until)
    {
        if (HeldAt is { } held)
        {
            return WrittenUntil < (until ?? DateTimeOffset.MaxValue) ? [At(WrittenUntil, until, SegmentState.Held, Moved(held))] : [];
        }

        var moves = Since + HeldFor + Slate;
        var slateEnds = until is { } end && end < moves ? end : moves;
        var from = WrittenUntil;
        var segments = new List<Segment>();
        if (from < slateEnds)
        {
            segments.Add(At(from, slateEnds, SegmentState.Slate, Moved(from)));
            from = slateEnds;
        }

        if (from >= moves && (until is null || from < until))
        {
            segments.Add(At(from, until, SegmentState.Running, Moved(from)));
        }

        return segments;
    }

    private Segment At(DateTimeOffset from, DateTimeOffset? until, SegmentState state, TimeSpan moved) => new(
        Cue.Id, state, from, until, Milliseconds(moved), Milliseconds(Cue.Length),
        Cue.Film is { } film
            ? new(film.FilmId, Math.Min(Milliseconds(Cue.Used + Positive(moved)), film.LengthMilliseconds), film.LengthMilliseconds)
            : null,
        Milliseconds(Cue.Used), state == SegmentState.Held ? Reason : null);

    private static TimeSpan Positive(TimeSpan length) => length > TimeSpan.Zero ? length : TimeSpan.Zero;

    private static long Milliseconds(TimeSpan length) => (long)length.TotalMilliseconds;
}
