using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs.Repairs;

/// <summary>A move or two: how the day would go on, and the changes that bring it about.</summary>
internal sealed record Move(IReadOnlyList<RepairMove> Kinds, Trial Trial, IReadOnlyList<RunFact> Changes, SessionId? Moved = null, SessionId? Other = null)
{
    /// <summary>
    /// The same with buffers absorbed. The order is changed first, so that no change names a pause that has fallen away; a session that
    /// changes its place is held back by no published start already, so its own buffer is not named.
    /// </summary>
    public Move With(Move absorbed) => new(
        [RepairMove.AbsorbBuffers, .. Kinds],
        Trial with
        {
            Taken = Trial.Taken.Concat(absorbed.Trial.Taken).ToDictionary(),
            Freed = absorbed.Trial.Freed,
            SecondsAbsorbed = absorbed.Trial.SecondsAbsorbed,
        },
        [.. Changes, .. absorbed.Changes.Where(c => c is not BufferAbsorbed freed || !ChangesPlace(freed.SessionId))],
        Moved, Other);

    /// <summary>In a swap both sessions change places; what another is moved behind stays where it is.</summary>
    private bool ChangesPlace(SessionId session) => session == Moved || (session == Other && Kinds.Contains(RepairMove.SwapCandidates));
}

/// <summary>All moves that a run allows at an instant.</summary>
internal sealed class Moves
{
    private static readonly Dictionary<PartId, int> NothingTaken = [];
    private static readonly HashSet<SessionId> NothingFreed = [];
    private readonly RunState _run;
    private readonly Outlook _outlook;
    private readonly List<Ahead> _today;
    private readonly List<Block> _candidates;
    private readonly List<Block> _posts;

    public Moves(RunState run, Outlook outlook)
    {
        (_run, _outlook) = (run, outlook);
        var today = outlook.Today(run);
        _today = [.. outlook.Coming.Where(a => a.Day == today)];
        var blocks = Block.In(run, _today);
        _candidates = [.. blocks.Where(b => b.IsWhole && b.First.Candidate >= 0).Take(Repairing.MostMoved)];
        _posts = [.. blocks.Where(b => b.First.Candidate < 0 && (b.First.Cue.SessionKind == Planning.SessionKind.Lunch
            || outlook.Points.Any(p => p.At == b.First.Cue.PlannedStart)))];
    }

    /// <summary>Everything goes on as it is.</summary>
    public static Trial Nothing(Outlook outlook) => new(outlook.Coming, NothingTaken, NothingFreed);

    /// <summary>
    /// The day's buffers used up, the earliest first: each step takes a minute more of a pause, or all the idle time before a session.
    /// Nobody's lunch is one, whatever time around it is free.
    /// </summary>
    public IEnumerable<Move> Absorb()
    {
        var taken = new Dictionary<PartId, int>();
        var freed = new HashSet<SessionId>();
        var idle = _outlook.Idle();
        var seconds = 0;
        foreach (var ahead in _today.Where(a => a.Cue is { BufferPurpose: not null, SessionKind: not Planning.SessionKind.Lunch }))
        {
            if (ahead.Cue is { SessionId: { } session, NotBefore: not null } && idle.GetValueOrDefault(session) > 0 && freed.Add(session))
            {
                seconds += (int)(idle[session] / TimeSpan.TicksPerSecond);
                yield return Absorbed(taken, freed, seconds);
            }

            if (ahead.Cue.Kind == Planning.PartKind.Pause)
            {
                var all = (int)ahead.Cue.Left.TotalSeconds;
                for (var part = Repairing.AbsorbStepSeconds; part < all; part += Repairing.AbsorbStepSeconds)
                {
                    taken[ahead.Cue.Id] = part;
                    yield return Absorbed(taken, freed, seconds + part);
                }

                taken[ahead.Cue.Id] = int.MaxValue;
                yield return Absorbed(taken, freed, seconds += all);
            }
        }
    }

    /// <summary>Every candidate's questions to come made shorter by the same.</summary>
    public IEnumerable<Move> Trim()
    {
        var questions = _outlook.Coming.Where(a => a is { Candidate: >= 0, Cue.Kind: Planning.PartKind.Questions })
            .GroupBy(a => a.Candidate).Select(g => g.Last().Cue).ToList();
        var most = questions.Count == 0 ? 0 : questions.Min(c => c.Left.TotalSeconds - Math.Max(Repairing.LeastQuestionsSeconds, c.PlannedLength.TotalSeconds / 2));
        for (var by = Repairing.TrimStepSeconds; by <= most; by += Repairing.TrimStepSeconds)
        {
            var seconds = by;
            yield return new(
                [RepairMove.TrimQuestions],
                new(_outlook.Coming, questions.ToDictionary(c => c.Id, _ => seconds), NothingFreed) { SecondsTrimmed = by },
                [.. questions.Select(c => new CueExtended(c.Id, -seconds))]);
        }
    }

    /// <summary>Two candidates in each other's place.</summary>
    public IEnumerable<Move> Swap() =>
        from first in _candidates
        from second in _candidates
        where first.Index < second.Index
        select new Move(
            [RepairMove.SwapCandidates],
            Rearranged([.. Before(first), .. Moved(second), .. Between(first, second), .. Moved(first), .. After(second)], 2),
            [new SessionPostponed(second.Session, first.First.Cue.Id), Behind(first, second)],
            first.Session, second.Session);

    /// <summary>A candidate directly behind lunch.</summary>
    public IEnumerable<Move> Behind() =>
        from candidate in _candidates
        from post in _posts
        where candidate.Index < post.Index
        select new Move(
            [RepairMove.MoveBehind],
            Rearranged([.. Before(candidate), .. Between(candidate, post), .. post.In(_outlook.Coming), .. Moved(candidate), .. After(post)], 1),
            [Behind(candidate, post)], candidate.Session, post.Session);

    private Move Absorbed(Dictionary<PartId, int> taken, HashSet<SessionId> freed, int seconds) => new(
        [RepairMove.AbsorbBuffers],
        new(_outlook.Coming, taken.ToDictionary(), freed.ToHashSet()) { SecondsAbsorbed = seconds },
        [
            .. freed.Select(s => new BufferAbsorbed(s)),
            .. taken.Select(t => t.Value == int.MaxValue ? (RunFact)new CueSkipped(t.Key) : new CueExtended(t.Key, -t.Value)),
        ]);

    private SessionPostponed Behind(Block block, Block other)
    {
        var next = other.Until < _today.Count ? _today[other.Until].Cue.Id : (PartId?)null;
        return new(block.Session, next, next is null ? other.First.Cue.Date : null);
    }

    private static Trial Rearranged(IReadOnlyList<Ahead> order, int candidates) => new(order, NothingTaken, NothingFreed) { CandidatesMoved = candidates };

    // Today's cues come before all others of the order, so their places are the same in both lists.
    private IEnumerable<Ahead> Before(Block block) => _outlook.Coming.Take(block.Index);

    private IEnumerable<Ahead> Between(Block first, Block second) => _outlook.Coming.Skip(first.Until).Take(second.Index - first.Until);

    private IEnumerable<Ahead> After(Block block) => _outlook.Coming.Skip(block.Until);

    private IEnumerable<Ahead> Moved(Block block) => block.In(_outlook.Coming).Select(a => a.AsMoved(_outlook.Points, _outlook.PointDays));
}

/// <summary>A session's cues that stand together among those to come today.</summary>
/// <param name="IsWhole">Whether none of the session has been on stage or stands elsewhere, so that it can change places.</param>
internal sealed record Block(SessionId Session, int Index, int Length, Ahead First, bool IsWhole)
{
    public int Until => Index + Length;

    public IEnumerable<Ahead> In(IReadOnlyList<Ahead> coming) => coming.Skip(Index).Take(Length);

    public static IReadOnlyList<Block> In(RunState run, IReadOnlyList<Ahead> today)
    {
        var blocks = new List<Block>();
        var been = run.Order.Take(run.Cursor + 1).Select(c => c.SessionId).ToHashSet();
        for (var i = 0; i < today.Count;)
        {
            var session = today[i].Cue.SessionId;
            var length = today.Skip(i).TakeWhile(a => a.Cue.SessionId == session).Count();
            if (session is { } id)
            {
                var isWhole = !been.Contains(id) && run.Coming.Count(c => c.SessionId == id) == length && today.Skip(i).Take(length).All(a => a.Cue.Used == TimeSpan.Zero);
                blocks.Add(new(id, i, length, today[i], isWhole));
            }

            i += length;
        }

        return blocks;
    }
}
