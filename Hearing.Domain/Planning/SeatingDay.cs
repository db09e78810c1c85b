namespace Hearing.Domain.Planning;

/// <summary>The panels of one day that are filled out of pools, in order of start, and what else those do who may be drawn.</summary>
internal sealed class SeatingDay
{
    private readonly Tries _tries;
    private readonly List<(PlacedSession Session, int Seats, List<Juror> Free)> _panels;
    private readonly List<(PlacedSession Session, int Quorum, List<Juror> Free, int Others)> _juries;
    private readonly List<Juror> _jurors;

    public SeatingDay(List<PlacedSession> day, IReadOnlySet<PersonId> drawn, Func<PlacedSession, PersonId, bool> isFree, Tries tries)
    {
        _tries = tries;
        _jurors = [.. drawn.Select(id => new Juror(id, day.FindAll(p => p.Session.People.Contains(id))))];
        var byId = _jurors.ToDictionary(j => j.Id);
        _panels = [.. from p in day
                      where Seatings.IsDrawing(p)
                      let panel = p.Session.Panel
                      select (p, Math.Min(panel.FromPool, panel.Pool.Count), panel.Pool.Where(j => isFree(p, j)).Select(j => byId[j]).ToList())];
        _juries = [.. from p in day
                      let panel = p.Session.Panel
                      where panel.IsWhole
                      let free = panel.Pool.Where(j => isFree(p, j)).ToList()
                      select (p, Math.Min(panel.FromPool, panel.Pool.Count), free.Where(drawn.Contains).Select(j => byId[j]).ToList(), free.Count(j => !drawn.Contains(j)))];
        _juries.ForEach(jury => jury.Free.ForEach(j => j.Juries.Add(jury.Session)));
    }

    /// <summary>Whether the panels can be filled so that these rules hold for all who may be drawn.</summary>
    public bool CanHold(List<Rule> rules)
    {
        _jurors.ForEach(j => j.Given.Clear());
        // What comes later makes no row shorter, but a session of the whole jury may lie between two that seem far from each other.
        return CanFill(0, rules, _juries.Count == 0 ? rules : rules.FindAll(r => r.Kind == RuleKind.AtMostInARow));
    }

    private bool CanFill(int from, List<Rule> rules, List<Rule> early)
    {
        if (from == _panels.Count)
        {
            return _juries.TrueForAll(jury => jury.Others + jury.Free.Count(j => j.IsOpen(jury.Session)) >= jury.Quorum)
                && (rules.Count == 0 || _jurors.TrueForAll(j => j.Whole() is var own && rules.TrueForAll(r => RuleCheck.Holds(r, j.Id, own))));
        }

        if (!_tries.Take())
        {
            return true;
        }

        var (session, seats, free) = _panels[from];
        // Those who have been there of late come first, so that days are short.
        List<Juror> able = [.. free.Where(j => j.IsOpen(session) && j.IsAble(session, early)).OrderByDescending(j => j.Latest)];
        return CanChoose(from, session, seats, able, 0, rules, early);
    }

    private bool CanChoose(int from, PlacedSession session, int seats, List<Juror> able, int next, List<Rule> rules, List<Rule> early)
    {
        if (seats == 0)
        {
            return CanFill(from + 1, rules, early);
        }

        for (var i = next; i <= able.Count - seats; i++)
        {
            able[i].Given.Add(session);
            if (CanChoose(from, session, seats - 1, able, i + 1, rules, early))
            {
                return true;
            }

            able[i].Given.RemoveAt(able[i].Given.Count - 1);
        }

        return false;
    }

    /// <summary>A juror who may be drawn.</summary>
    /// <param name="Id">Who it is.</param>
    /// <param name="Needed">The day's sessions that need the juror, in order of start.</param>
    private sealed record Juror(PersonId Id, List<PlacedSession> Needed)
    {
        /// <summary>Sessions of the whole jury to which the juror can come, unless drawn for another one.</summary>
        public List<PlacedSession> Juries { get; } = [];

        /// <summary>The panels for which the juror is drawn.</summary>
        public List<PlacedSession> Given { get; } = [];

        public bool IsOpen(PlacedSession session) => !Given.Exists(g => g.Overlaps(session));

        /// <summary>When the juror's last panel so far ends.</summary>
        public DateTime Latest => Given.Count == 0 ? DateTime.MinValue : Given[^1].End;

        /// <summary>Whether the rules hold up to this panel, as far as is certain, with the juror on it.</summary>
        public bool IsAble(PlacedSession session, List<Rule> rules) =>
            rules.Count == 0 || Needed.Count + Given.Count == 0 || (Until(session) is var own && rules.TrueForAll(r => RuleCheck.Holds(r, Id, own)));

        private List<PlacedSession> Until(PlacedSession session) =>
            [.. Needed.Where(p => p.Start <= session.Start).Concat(Given).Append(session).DistinctBy(p => p.Id).OrderBy(p => p.Start)];

        /// <summary>The juror's day.</summary>
        public List<PlacedSession> Whole() =>
            [.. Needed.Concat(Given).Concat(Juries.Where(IsOpen)).DistinctBy(p => p.Id).OrderBy(p => p.Start)];
    }
}
