using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs;

/// <summary>Unrolls a run into what screens need until the next fact.</summary>
public static class RundownWriter
{
    /// <summary>The rundown of a run after all its facts.</summary>
    /// <param name="candidate">A candidate's name for the screens.</param>
    public static Rundown Of(RunState run, string edition, string room, long revision, Func<CandidateId, string?> candidate)
    {
        var unrolled = Unroll(run);
        var forecast = Forecasts(run, unrolled.Known, unrolled.End);
        var cues = run.Order.Select(c => new RundownCue(
            c.Id, c.SessionId, c.SessionTitle, c.Kind, c.Title, c.CandidateId, c.CandidateId is { } id ? candidate(id) : null,
            c.PlannedStart, (long)c.Length.TotalMilliseconds, c.EndPolicy, c.Film, c.Skipped,
            forecast.Starts.TryGetValue(c.Id, out var start) ? start.Pieces(run.Since) : []));
        return new Rundown(
            edition, room, revision, run.Status, run.Pins.ProgrammeVersion, [.. cues], unrolled.Segments,
            Late(run, unrolled, forecast), HardPoints(run, forecast), run.Message);
    }

    /// <summary>The cues that come on by themselves, one after another, up to the one that waits for a person.</summary>
    private static Unrolled Unroll(RunState run)
    {
        var known = new List<Stage>();
        var state = run;
        while (state.Stage is { } stage)
        {
            known.Add(stage);
            if (stage.AutomaticEnd is not { } end)
            {
                return new(known, EndOf(stage), [.. state.Written, .. stage.Segments(null)], state.Coming);
            }

            state = state.EndStage(end);
        }

        var since = known.Count > 0 ? state.Since : run.Since;
        return new(known, Expected.Now.AtLeast(since), [.. state.Written], state.Coming);
    }

    private static Expected EndOf(Stage stage) => stage.HeldAt is null
        ? Expected.Now.AtLeast(stage.NominalEnd)
        : new(null, Max(stage.Cue.Length - stage.Position(stage.HeldAt.Value), TimeSpan.Zero));

    private static Forecast Forecasts(RunState run, IReadOnlyList<Stage> known, Expected end)
    {
        var starts = known.Skip(1).ToDictionary(s => s.Cue.Id, s => Expected.Exactly(s.Since));
        var ends = known.ToDictionary(s => s.Cue.Id, s => s.AutomaticEnd is { } at ? Expected.Exactly(at) : end);
        var after = known.Count > 0 ? known[^1].Cue : run.Last is { } last ? run.Cue(last) : null;
        var follows = end;
        var automatic = known.Count > 0 && known[^1].Cue.EndPolicy == Planning.EndPolicy.Auto && known[^1].AutomaticEnd is null;
        foreach (var cue in run.Coming.Where(c => !starts.ContainsKey(c.Id)))
        {
            var start = automatic && after?.Date == cue.Date ? follows : follows.AtLeast(cue.NotBefore);
            starts[cue.Id] = start;
            follows = ends[cue.Id] = start.Plus(run.SlateOf(cue) + cue.Length);
            automatic = cue.EndPolicy == Planning.EndPolicy.Auto;
            after = cue;
        }

        return new(starts, ends);
    }

    private static List<LengthPiece> Late(RunState run, Unrolled unrolled, Forecast forecast)
    {
        var pieces = new List<LengthPiece>();
        foreach (var stage in unrolled.Known)
        {
            var from = Max(stage.Since, run.Since);
            pieces.AddRange(LateOf(stage.Cue.PlannedEnd, forecast.Ends[stage.Cue.Id], from, unrolled.Coming, forecast));
        }

        if (unrolled.Known.Count == 0 || unrolled.Known[^1].AutomaticEnd is not null)
        {
            var from = unrolled.Known.Count == 0 ? run.Since : unrolled.Known[^1].NominalEnd;
            pieces.AddRange(LateOf(null, default, from, unrolled.Coming, forecast));
        }

        return pieces;
    }

    /// <summary>Against the programme's end of the cue on stage; when it has none, against the next cue that has a planned start.</summary>
    private static IEnumerable<LengthPiece> LateOf(
        DateTimeOffset? planned, Expected end, DateTimeOffset from, IEnumerable<Cue> coming, Forecast forecast) =>
        planned is { } plan ? end.Past(plan, from)
        : coming.FirstOrDefault(c => c.PlannedStart is not null) is { } next ? forecast.Starts[next.Id].Past(next.PlannedStart!.Value, from)
        : [new(from, 0, 0)];

    private static List<RundownHardPoint> HardPoints(RunState run, Forecast forecast) =>
        [.. run.Pins.HardPoints.Select(point =>
        {
            var last = run.Order.LastOrDefault(c => !c.Skipped && c.PlannedEnd is { } end && end <= point.At && forecast.Ends.ContainsKey(c.Id));
            return new RundownHardPoint(
                point.Key, point.Purpose, point.At, last?.Id, last is null ? [] : forecast.Ends[last.Id].Pieces(run.Since));
        })];

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private sealed record Unrolled(IReadOnlyList<Stage> Known, Expected End, IReadOnlyList<Segment> Segments, IEnumerable<Cue> Coming);

    private sealed record Forecast(Dictionary<PartId, Expected> Starts, Dictionary<PartId, Expected> Ends);
}
