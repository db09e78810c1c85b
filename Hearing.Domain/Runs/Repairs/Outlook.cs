using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Runs.Repairs;

/// <summary>
/// What a run lets expect at one instant, made to be asked often: the same sums as <see cref="Forecast"/>, on numbers. The effects that are
/// shown come from the timeline itself, and the tests hold both to each other.
/// </summary>
internal sealed class Outlook
{
    private readonly long _now;
    private readonly int _day;
    private readonly bool _automatic;
    private readonly bool[] _passed;
    private readonly long[] _base;
    private readonly List<CandidateId> _candidates = [];
    private readonly List<(int Candidate, long From, long Until)> _away;

    public Outlook(RunState run, DateTimeOffset now, IReadOnlyList<CandidateAway> away)
    {
        Points = run.Pins.HardPoints;
        var zone = Points.Count == 0 ? null : Editions.HearingZone.Named(run.Pins.TimeZone);
        PointDays = [.. Points.Select(p => zone!.DateOf(p.At).DayNumber)];
        var ends = run.Stage is not { } stage ? now : stage.HeldAt is { } held ? now + stage.Remaining(held) : stage.NominalEnd > now ? stage.NominalEnd : now;
        _now = ends.UtcTicks;
        _day = (run.Stage?.Cue.Date ?? (run.Last is { } last ? run.Cue(last).Date : (DateOnly?)null))?.DayNumber ?? -1;
        _automatic = run.Stage?.Cue.EndPolicy == EndPolicy.Auto;
        Coming = [.. run.Coming.Select(c => Of(run, c))];
        var been = run.Order.Take(run.Cursor + 1).Select(c => Of(run, c)).ToList();
        _passed = [.. Points.Select((_, p) => been.Exists(b => b.Over[p] && !b.Cue.Skipped))];
        _base = [.. Points.Select((_, p) => run.Stage is not null && !_passed[p] && been[^1].Under[p] ? _now : 0)];
        _away = [.. away.Select(a => (_candidates.IndexOf(a.CandidateId), a.From.UtcTicks, a.Until.UtcTicks)).Where(a => a.Item1 >= 0)];
    }

    /// <summary>The cues to come, in order.</summary>
    public IReadOnlyList<Ahead> Coming { get; }

    public IReadOnlyList<PinnedHardPoint> Points { get; }

    public IReadOnlyList<int> PointDays { get; }

    /// <summary>The day that is under way: of what is on stage, or else of what comes next.</summary>
    public int Today(RunState run) => run.Stage is not null || Coming.Count == 0 ? _day : Coming[0].Day;

    /// <summary>The idle ticks before each session's first cue as things stand.</summary>
    public IReadOnlyDictionary<SessionId, long> Idle()
    {
        var idle = new Dictionary<SessionId, long>();
        Walk(new(Coming, new Dictionary<PartId, int>(), new HashSet<SessionId>()), (ahead, follows, start, _, sameDay) =>
        {
            if (ahead.Cue.SessionId is { } session && sameDay)
            {
                idle.TryAdd(session, start - follows);
            }
        });
        return idle;
    }

    /// <summary>By how many ticks each hard point is passed when the day goes on like that; 0 when it is kept.</summary>
    public IReadOnlyList<long> Past(Trial trial)
    {
        var walk = new PointWalk(_base, _passed);
        Walk(trial, (ahead, _, _, end, _) => walk.Visit(ahead, end));
        return walk.Past(Points);
    }

    /// <summary>What is broken and what it costs when the day goes on like that.</summary>
    public RepairCost Cost(Trial trial)
    {
        var walk = new PointWalk(_base, _passed);
        var (isAway, isLate) = (new bool[_candidates.Count], new bool[_candidates.Count]);
        Walk(trial, (ahead, _, start, end, _) =>
        {
            walk.Visit(ahead, end);
            if (ahead.Candidate >= 0)
            {
                isLate[ahead.Candidate] |= end - ahead.PlannedEnd > Repairing.Tolerance.Ticks;
                isAway[ahead.Candidate] |= _away.Exists(a => a.Candidate == ahead.Candidate && HalfOpen.Overlap(start, end, a.From, a.Until));
            }
        });
        var past = walk.Past(Points);
        return new(
            past.Count(p => p > 0), isAway.Count(a => a), past.Sum() / TimeSpan.TicksPerMillisecond, isLate.Count(l => l),
            trial.SecondsTrimmed, trial.CandidatesMoved, trial.SecondsAbsorbed);
    }

    /// <summary>Follows the cues in order and keeps, for each hard point, the end of the last one before it.</summary>
    private sealed class PointWalk(long[] ends, bool[] passed)
    {
        private readonly long[] _ends = [.. ends];
        private readonly bool[] _passed = [.. passed];

        public void Visit(Ahead ahead, long end)
        {
            for (var p = 0; p < _passed.Length; p++)
            {
                _passed[p] |= ahead.Over[p];
                _ends[p] = !_passed[p] && ahead.Under[p] ? end : _ends[p];
            }
        }

        public IReadOnlyList<long> Past(IReadOnlyList<PinnedHardPoint> points) => [.. points.Select((point, p) => Math.Max(0, _ends[p] - point.At.UtcTicks))];
    }

    private void Walk(Trial trial, Action<Ahead, long, long, long, bool> visit)
    {
        var (follows, day, automatic) = (_now, _day, _automatic);
        for (var i = 0; i < trial.Order.Count; i++)
        {
            var ahead = trial.Order[i];
            var taken = trial.Taken.GetValueOrDefault(ahead.Cue.Id);
            if (taken == int.MaxValue)
            {
                continue;
            }

            var start = automatic && day == ahead.Day ? follows : Math.Max(follows, HeldBack(trial, i, day));
            var end = start + ahead.Left - taken * TimeSpan.TicksPerSecond;
            visit(ahead, follows, start, end, day == ahead.Day);
            (follows, day, automatic) = (end, ahead.Day, ahead.Automatic);
        }
    }

    private static long HeldBack(Trial trial, int index, int day)
    {
        var ahead = trial.Order[index];
        var own = NotBefore(trial, ahead);
        return own > 0 || day == ahead.Day ? own
            : trial.Order.Skip(index).Where(a => a.Day == ahead.Day && trial.Taken.GetValueOrDefault(a.Cue.Id) != int.MaxValue)
                .Select(a => NotBefore(trial, a)).FirstOrDefault(n => n > 0);
    }

    private static long NotBefore(Trial trial, Ahead ahead) => ahead.Cue.SessionId is { } session && trial.Freed.Contains(session) ? 0 : ahead.NotBefore;

    private Ahead Of(RunState run, Cue cue)
    {
        var day = cue.Date.DayNumber;
        return new(
            cue, day, cue.NotBefore?.UtcTicks ?? 0, (run.SlateOf(cue) + cue.Left).Ticks, cue.EndPolicy == EndPolicy.Auto, CandidateOf(cue),
            cue.PlannedEnd?.UtcTicks ?? long.MaxValue,
            [.. Points.Select((p, i) => day > PointDays[i] || (day == PointDays[i] && cue.PlannedStart >= p.At && (!cue.Moved || cue.CandidateId is null)))],
            [.. Points.Select((p, i) => day == PointDays[i] && !cue.Skipped && (cue.Moved || cue.PlannedEnd is not { } end || end <= p.At))]);
    }

    private int CandidateOf(Cue cue)
    {
        if (cue.CandidateId is not { } candidate)
        {
            return -1;
        }

        if (!_candidates.Contains(candidate))
        {
            _candidates.Add(candidate);
        }

        return _candidates.IndexOf(candidate);
    }
}
