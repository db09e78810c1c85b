using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs;

/// <summary>
/// What a run's facts let expect: the cues that come on by themselves from now to the one that waits for a person, and when every coming cue
/// is to begin and end.
/// </summary>
/// <param name="Known">What is on stage and what follows it by itself; empty when nothing is on stage.</param>
/// <param name="Segments">The segments of <see cref="Known"/> that are not written yet; the last is open when a person is waited for.</param>
/// <param name="Waiting">The cues that come after <see cref="Known"/>.</param>
internal sealed record Forecast(
    IReadOnlyList<Stage> Known, IReadOnlyList<Segment> Segments, IReadOnlyList<Cue> Waiting,
    IReadOnlyDictionary<PartId, Expected> Starts, IReadOnlyDictionary<PartId, Expected> Ends)
{
    public static Forecast Of(RunState run)
    {
        var known = new List<Stage>();
        var segments = new List<Segment>();
        var state = run;
        while (state.Stage is { } stage)
        {
            known.Add(stage);
            segments.AddRange(stage.Segments(stage.AutomaticEnd));
            if (stage.AutomaticEnd is not { } end)
            {
                return Of(run, known, segments, EndOf(stage), state.Coming);
            }

            state = state.EndStage(end);
        }

        return Of(run, known, segments, Expected.Now.AtLeast(known.Count > 0 ? state.Since : run.Since), state.Coming);
    }

    private static Expected EndOf(Stage stage) =>
        stage.HeldAt is { } held ? new(null, stage.Remaining(held)) : Expected.Now.AtLeast(stage.NominalEnd);

    private static Forecast Of(RunState run, List<Stage> known, List<Segment> segments, Expected end, IEnumerable<Cue> coming)
    {
        var waiting = coming.ToList();
        var starts = known.Skip(1).ToDictionary(s => s.Cue.Id, s => Expected.Exactly(s.Since));
        var ends = new Dictionary<PartId, Expected>();
        foreach (var stage in known)
        {
            ends[stage.Cue.Id] = stage.AutomaticEnd is { } at ? Expected.Exactly(at) : end;
        }

        var day = known.Count > 0 ? known[^1].Cue.Date : run.Last is { } last ? run.Cue(last).Date : (DateOnly?)null;
        var follows = end;
        var automatic = known.Count > 0 && known[^1].Cue.EndPolicy == Planning.EndPolicy.Auto && known[^1].AutomaticEnd is null;
        foreach (var (index, cue) in waiting.Index())
        {
            var start = automatic && day == cue.Date ? follows
                : follows.AtLeast(cue.NotBefore ?? (day == cue.Date ? null : Opening(waiting.Skip(index), cue.Date)));
            starts[cue.Id] = start;
            follows = ends[cue.Id] = start.Plus(run.SlateOf(cue) + cue.Left);
            automatic = cue.EndPolicy == Planning.EndPolicy.Auto;
            day = cue.Date;
        }

        return new(known, segments, waiting, starts, ends);
    }

    /// <summary>When a day begins whose first cue was moved there and so has no published start of its own.</summary>
    private static DateTimeOffset? Opening(IEnumerable<Cue> coming, DateOnly day) =>
        coming.FirstOrDefault(c => c.Date == day && c.NotBefore is not null)?.NotBefore;
}
