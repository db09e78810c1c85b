using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs;

/// <summary>Unrolls a run into what screens need until the next fact.</summary>
public static class RundownWriter
{
    /// <summary>How far before the newest fact a rundown reaches back, for a screen whose clock is behind.</summary>
    public static readonly TimeSpan Past = TimeSpan.FromMinutes(1);

    /// <summary>The rundown of a run after all its facts.</summary>
    /// <param name="candidate">A candidate's name for the screens.</param>
    public static Rundown Of(RunState run, string edition, string room, long revision, Func<CandidateId, string?> candidate)
    {
        var forecast = Forecast.Of(run);
        var cues = run.Order.Select(c => new RundownCue(
            c.Id, c.SessionId, c.SessionTitle, c.Kind, c.Title, c.CandidateId, c.CandidateId is { } id ? candidate(id) : null,
            c.PlannedStart, (long)c.Length.TotalMilliseconds, c.EndPolicy, c.Film, c.Skipped,
            forecast.Starts.TryGetValue(c.Id, out var start) ? start.Pieces(run.Since) : [],
            c.IsRecorded));
        return new Rundown(
            edition, room, revision, run.Status, run.Pins.ProgrammeVersion, [.. cues],
            [.. run.Written.SkipWhile(s => s.Until <= run.Since - Past), .. forecast.Segments],
            Late(run, forecast), HardPointsOf(run, forecast), run.Message);
    }

    /// <summary>All that was and is on stage: the whole run's segments, the last of them open when a person is waited for.</summary>
    public static IReadOnlyList<Segment> Segments(RunState run) => [.. run.Written, .. Forecast.Of(run).Segments];

    private static List<LengthPiece> Late(RunState run, Forecast forecast)
    {
        var pieces = new List<LengthPiece>();
        foreach (var stage in forecast.Known)
        {
            var from = stage.Since > run.Since ? stage.Since : run.Since;
            pieces.AddRange(LateOf(run, stage.Cue, forecast.Ends[stage.Cue.Id], from, forecast));
        }

        if (forecast.Known.Count == 0 || forecast.Known[^1].AutomaticEnd is not null)
        {
            var from = forecast.Known.Count == 0 ? run.Since : forecast.Known[^1].NominalEnd;
            pieces.AddRange(LateOf(run, null, default, from, forecast));
        }

        return pieces;
    }

    /// <summary>
    /// Against the programme's end of the cue on stage; when it has none, or was moved and so says nothing of the day, against the next cue
    /// that has kept its planned start; when none has, by how far the day's end is passed.
    /// </summary>
    private static IEnumerable<LengthPiece> LateOf(RunState run, Cue? cue, Expected end, DateTimeOffset from, Forecast forecast)
    {
        if (cue is { Moved: false, PlannedEnd: { } planned })
        {
            return end.Past(planned, from);
        }

        if (forecast.Waiting.FirstOrDefault(c => c is { Moved: false, PlannedStart: not null }) is { } next)
        {
            return forecast.Starts[next.Id].Past(next.PlannedStart!.Value, from);
        }

        var last = forecast.Waiting.Count > 0 ? forecast.Waiting[^1] : cue;
        return last is not null && run.Order.Where(c => c.Date == last.Date && !c.Moved).Max(c => c.PlannedEnd) is { } over
            ? forecast.Ends[last.Id].Past(over, from)
            : [new(from, 0, 0)];
    }

    private static List<RundownHardPoint> HardPointsOf(RunState run, Forecast forecast) =>
        [.. run.Pins.HardPoints.Select(point =>
        {
            var last = HardPoints.LastBefore(run, point, c => forecast.Ends.ContainsKey(c.Id));
            return new RundownHardPoint(
                point.Key, point.Purpose, point.At, last?.Id, last is null ? [] : forecast.Ends[last.Id].Pieces(run.Since));
        })];
}
