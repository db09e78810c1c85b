using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs;

/// <summary>What a rundown says at an instant. Lengths are milliseconds; late is positive.</summary>
/// <param name="OnStage">The cue on stage; null when nothing is.</param>
/// <param name="State">What the cue on stage does; null when nothing is.</param>
/// <param name="MovesInMilliseconds">What is left of the slate.</param>
/// <param name="ElapsedMilliseconds">How long the cue has moved, with what it had used before it was postponed from the stage.</param>
/// <param name="OverMilliseconds">How far the cue is past its length.</param>
/// <param name="FilmMoves">Whether the film's picture moves at this instant.</param>
/// <param name="Next">The cue that comes next; null when none does.</param>
/// <param name="Forecasts">When each coming cue is expected on stage.</param>
/// <param name="HardPoints">By key, when what is planned before a hard point is expected to be over, while some of it is left.</param>
public sealed record RundownReading(
    RunStatus Status, PartId? OnStage, SegmentState? State, long MovesInMilliseconds, long ElapsedMilliseconds, long RemainingMilliseconds,
    long OverMilliseconds, FilmId? Film, long FilmOffsetMilliseconds, bool FilmMoves, PartId? Next, long LateMilliseconds,
    IReadOnlyDictionary<PartId, DateTimeOffset> Forecasts, IReadOnlyDictionary<string, DateTimeOffset> HardPoints)
{
    /// <summary>Why the cue is held, when that was said.</summary>
    public HoldReason? Reason { get; init; }
}

/// <summary>Reads a rundown: a look-up by time and one sum. The screens' TypeScript does the same; shared vectors hold both to it.</summary>
public static class RundownReader
{
    /// <summary>What the rundown says at the instant.</summary>
    public static RundownReading At(Rundown rundown, DateTimeOffset now)
    {
        var latest = rundown.Segments.LastOrDefault(s => s.From <= now);
        var segment = latest is { Until: { } until } && until <= now ? null : latest;
        var coming = Coming(rundown, now);
        var moved = segment is null || segment.State == SegmentState.Held ? 0 : Milliseconds(now - segment.From);
        var position = (segment?.PositionMilliseconds ?? 0) + moved;
        var elapsed = (segment?.UsedMilliseconds ?? 0) + Math.Max(0, position);
        var length = segment?.LengthMilliseconds ?? 0;
        var film = segment?.Film;
        var offset = film is null ? 0
            : segment!.State == SegmentState.Running ? Math.Min(film.OffsetMilliseconds + moved, film.LengthMilliseconds) : film.OffsetMilliseconds;
        return new RundownReading(
            rundown.Status, segment?.CueId, segment?.State, Math.Max(0, -position), elapsed, Math.Max(0, length - elapsed),
            Math.Max(0, elapsed - length), film?.FilmId, offset,
            film is not null && segment!.State == SegmentState.Running && offset < film.LengthMilliseconds,
            coming.FirstOrDefault()?.Id, Late(rundown, now), coming.ToDictionary(c => c.Id, c => At(c.Forecast, now)),
            rundown.HardPoints.Where(p => p.Forecast.Count > 0).ToDictionary(p => p.Key, p => At(p.Forecast, now)))
        { Reason = segment?.Reason };
    }

    /// <summary>The instant that the pieces give at an instant.</summary>
    public static DateTimeOffset At(IReadOnlyList<InstantPiece> pieces, DateTimeOffset now)
    {
        var index = pieces.Count - 1;
        while (index > 0 && pieces[index].From > now)
        {
            index--;
        }

        var piece = pieces[index];
        return piece.Slope == 0 ? piece.Value : piece.Value + (now - piece.From);
    }

    /// <summary>The cues with a forecast, without those that have come on by themselves since the newest fact.</summary>
    private static List<RundownCue> Coming(Rundown rundown, DateTimeOffset now)
    {
        var coming = new List<RundownCue>(rundown.Cues.Count);
        foreach (var cue in rundown.Cues)
        {
            if (cue.Forecast.Count > 0 && !HasCome(rundown.Segments, cue.Id, cue.Forecast[0].Value, now))
            {
                coming.Add(cue);
            }
        }

        return coming;
    }

    private static bool HasCome(IReadOnlyList<Segment> segments, PartId cue, DateTimeOffset expected, DateTimeOffset now)
    {
        // Segments are in order of time, so those that began before it was expected need no look.
        for (var i = segments.Count - 1; i >= 0 && segments[i].From >= expected; i--)
        {
            if (segments[i].From <= now && segments[i].CueId == cue)
            {
                return true;
            }
        }

        return false;
    }

    private static long Late(Rundown rundown, DateTimeOffset now)
    {
        if (rundown.Late.Count == 0)
        {
            return 0;
        }

        var piece = rundown.Late.LastOrDefault(p => p.From <= now) ?? rundown.Late[0];
        return piece.Slope == 0 ? piece.Milliseconds : piece.Milliseconds + Milliseconds(now - piece.From);
    }

    private static long Milliseconds(TimeSpan length) => (long)length.TotalMilliseconds;
}
