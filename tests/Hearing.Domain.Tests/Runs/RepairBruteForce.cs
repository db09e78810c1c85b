using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;

namespace Hearing.Domain.Tests.Runs;

/// <summary>
/// Every repair that the four moves allow on a day, tried one by one: each is given as a command to the run itself, and what comes of it is
/// read from the rundown. It knows nothing of the product's search.
/// </summary>
internal sealed class RepairBruteForce
{
    private readonly RunHall _hall;
    private readonly DateTimeOffset _now;
    private readonly IReadOnlyList<CandidateAway> _away;
    private readonly List<(RundownCue Cue, ProgrammeItem Item, DateTimeOffset Start, DateTimeOffset End)> _coming = [];
    private readonly DateTimeOffset _stageEnds;

    public RepairBruteForce(RunHall hall, DateTimeOffset now, IReadOnlyList<CandidateAway> away)
    {
        (_hall, _now, _away) = (hall, now, away);
        var rundown = hall.Rundown;
        var reading = RundownReader.At(rundown, now);
        _stageEnds = now.AddMilliseconds(reading.RemainingMilliseconds);
        foreach (var cue in rundown.Cues.Where(c => reading.Forecasts.ContainsKey(c.Id)))
        {
            var start = reading.Forecasts[cue.Id];
            _coming.Add((cue, hall.Items.Single(i => i.SessionId == cue.SessionId), start, start.AddMilliseconds(cue.LengthMilliseconds)));
        }
    }

    public sealed record Option(string Kind, IReadOnlyList<RunFact> Changes, int Trimmed, int Moved, int Absorbed);

    public IReadOnlyList<Option> Single() => [.. Absorb(), .. Trim(), .. Swap(), .. Behind()];

    public IReadOnlyList<Option> Both() =>
        [.. from other in Single()
            where other.Kind != "absorb"
            from absorb in Absorb()
            let moved = other.Changes.OfType<SessionPostponed>().Select(p => p.SessionId).ToList()
            let changes = absorb.Changes.Where(c => c is not BufferAbsorbed b || !moved.Contains(b.SessionId))
            select new Option("absorb+" + other.Kind, [.. other.Changes, .. changes], other.Trimmed, other.Moved, absorb.Absorbed)];

    /// <summary>What is broken, and what it costs, once the option's command is given; as things stand when there is none.</summary>
    public RepairCost Cost(Option? option)
    {
        var facts = _hall.Facts.ToList();
        if (option is not null)
        {
            var envelope = new CommandEnvelope(Guid.NewGuid(), facts.Count, new ApplyRepair(option.Changes), _hall.Reading(_now).OnStage);
            facts.Add(new(facts.Count + 1, _now, Commanding.Decide(_hall.Desk, facts, envelope, _now)));
        }

        var rundown = RundownWriter.Of(Timeline.Of(_hall.Plan, facts), "", "main", facts.Count, _ => null);
        var reading = RundownReader.At(rundown, _now);
        var past = rundown.HardPoints.Where(p => reading.HardPoints.ContainsKey(p.Key)).Select(p => reading.HardPoints[p.Key] - p.At).Where(p => p > TimeSpan.Zero).ToList();
        var (away, late) = (new HashSet<CandidateId>(), new HashSet<CandidateId>());
        foreach (var (id, start) in reading.Forecasts)
        {
            var cue = rundown.Cues.Single(c => c.Id == id);
            var end = start.AddMilliseconds(cue.LengthMilliseconds);
            if (cue.CandidateId is { } candidate)
            {
                _ = _away.Any(a => a.CandidateId == candidate && start < a.Until && a.From < end) && away.Add(candidate);
                _ = end - PlannedEnd(id) > TimeSpan.FromMinutes(15) && late.Add(candidate);
            }
        }

        return new(
            past.Count, away.Count, (long)past.Sum(p => p.TotalMilliseconds), late.Count,
            option?.Trimmed ?? 0, option?.Moved ?? 0, option?.Absorbed ?? 0);
    }

    private DateTimeOffset PlannedEnd(PartId id)
    {
        var item = _hall.Items.Single(i => i.Parts.Any(p => p.Id == id));
        return item.Start + item.Parts.TakeWhile(p => p.Id != id).Append(item.Parts.Single(p => p.Id == id)).Aggregate(TimeSpan.Zero, (sum, p) => sum + p.Length);
    }

    private List<Option> Absorb()
    {
        var options = new List<Option>();
        var done = new List<RunFact>();
        var seconds = 0;
        for (var i = 0; i < _coming.Count; i++)
        {
            var (cue, item, start, end) = _coming[i];
            var before = i == 0 ? _stageEnds : _coming[i - 1].End;
            if (item.BufferPurpose is null || item.Kind == SessionKind.Lunch)
            {
                continue;
            }

            var begins = i == 0 || _coming[i - 1].Item != item;
            if (begins && start > before && !IsMoved(cue))
            {
                seconds += (int)(start - before).TotalSeconds;
                done.Add(new BufferAbsorbed(item.SessionId));
                options.Add(new("absorb", [.. done], 0, 0, seconds));
            }

            if (cue.Kind == PartKind.Pause)
            {
                var all = (int)(end - start).TotalSeconds;
                for (var part = 60; part < all; part += 60)
                {
                    options.Add(new("absorb", [.. done, new CueExtended(cue.Id, -part)], 0, 0, seconds + part));
                }

                done.Add(new CueSkipped(cue.Id));
                options.Add(new("absorb", [.. done], 0, 0, seconds += all));
            }
        }

        return options;
    }

    private bool IsMoved(RundownCue cue) => _hall.Fold.State.Order.Single(c => c.Id == cue.Id).NotBefore is null;

    private IEnumerable<Option> Trim()
    {
        var last = _coming.Where(c => c.Cue is { CandidateId: not null, Kind: PartKind.Questions }).GroupBy(c => c.Cue.CandidateId).Select(g => g.Last()).ToList();
        for (var by = 30; last.Count > 0 && last.TrueForAll(l => Keeps(l.Cue, l.Item, by)); by += 30)
        {
            yield return new("trim", [.. last.Select(l => new CueExtended(l.Cue.Id, -by))], by, 0, 0);
        }

        static bool Keeps(RundownCue cue, ProgrammeItem item, int by)
        {
            var rest = cue.LengthMilliseconds / 1000.0 - by;
            return rest >= 60 && rest >= item.Parts.Single(p => p.Id == cue.Id).Length.TotalSeconds / 2;
        }
    }

    private List<List<PartId>> Whole(Func<ProgrammeItem, bool> which) =>
        [.. _coming.Select(c => c.Item).Distinct().Where(i => which(i) && i.Parts.All(p => _coming.Exists(c => c.Cue.Id == p.Id)))
            .Select(i => i.Parts.Select(p => p.Id).ToList())];

    private IEnumerable<Option> Swap()
    {
        var candidates = Whole(i => i.CandidateId is not null);
        for (var a = 0; a < candidates.Count; a++)
        {
            for (var b = a + 1; b < candidates.Count; b++)
            {
                var first = _hall.SessionOf(candidates[a][0]);
                yield return new("swap", [new SessionPostponed(_hall.SessionOf(candidates[b][0]), candidates[a][0]), Behind(first, candidates[b][^1])], 0, 2, 0);
            }
        }
    }

    private IEnumerable<Option> Behind() =>
        from candidate in Whole(i => i.CandidateId is not null)
        from post in Whole(i => i.CandidateId is null && (i.Kind == SessionKind.Lunch || _hall.Pins().HardPoints.Any(p => p.At == i.Start)))
        where Place(candidate[0]) < Place(post[0])
        select new Option("behind", [Behind(_hall.SessionOf(candidate[0]), post[^1])], 0, 1, 0);

    private SessionPostponed Behind(SessionId session, PartId cue) => Place(cue) + 1 < _coming.Count
        ? new(session, _coming[Place(cue) + 1].Cue.Id)
        : new(session, null, DateOnly.FromDateTime(RunHall.Morning.DateTime));

    private int Place(PartId cue) => _coming.FindIndex(c => c.Cue.Id == cue);
}
