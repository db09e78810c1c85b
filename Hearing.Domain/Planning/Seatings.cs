namespace Hearing.Domain.Planning;

/// <summary>
/// Who sits where in a plan. A plan does not say who of a pool is drawn, so a rule about people's days is broken only when no way to fill the
/// panels keeps it; of a whole jury all who are free sit. Days are looked at one by one.
/// </summary>
internal sealed class Seatings
{
    /// <summary>Tries after which filling the panels is taken to succeed; small plans need far fewer.</summary>
    private const int MostTries = 400;

    /// <summary>Wishes of which every choice is weighed.</summary>
    private const int MostWishes = 8;

    private readonly JurorTimes _times;
    private readonly IReadOnlyList<PlacedSession> _placed;
    private readonly HashSet<PersonId> _drawn;
    private readonly Lazy<ILookup<PersonId, PlacedSession>> _certain;

    public Seatings(PlanningProblem problem, IReadOnlyList<PlacedSession> placed)
    {
        (_times, _placed) = (new(problem, placed), placed);
        _drawn = [.. Drawing.SelectMany(p => p.Session.Panel.Pool)];
        _certain = new(() => placed.SelectMany(p => p.Session.People.Concat(p.Session.Panel.IsWhole ? p.Session.Panel.Pool.Where(j => IsFree(p, j)) : []).Distinct()
            .Where(person => !_drawn.Contains(person)).Select(person => (person, p))).ToLookup(s => s.person, s => s.p));
    }

    /// <summary>The sessions for which jurors are drawn.</summary>
    public IEnumerable<PlacedSession> Drawing => _placed.Where(IsDrawing);

    /// <summary>For those of the rule's people of whom it is certain: the sessions they sit in, in order of start.</summary>
    public IEnumerable<IGrouping<PersonId, PlacedSession>> Certain(Rule rule) =>
        _certain.Value.Where(own => rule.People.Count == 0 || rule.People.Contains(own.Key));

    /// <summary>Those of the rules about people's days that break for somebody who may be drawn, in whatever way the panels are filled: the least weight of them.</summary>
    public IReadOnlyList<Rule> Broken(IReadOnlyList<Rule> rules)
    {
        if (_drawn.Count == 0 || rules.Count == 0)
        {
            return [];
        }

        var tries = new Tries(MostTries);
        List<SeatingDay> days = [.. _placed.GroupBy(p => p.Slot.Date).Select(day => new SeatingDay([.. day], _drawn, IsFree, tries))];
        if (!days.TrueForAll(d => d.CanHold([])))
        {
            return [];
        }

        bool CanHold(List<Rule> some) => days.TrueForAll(d => d.CanHold(some));
        List<Rule> all = [.. rules.Where(r => r.Level == RuleLevel.Must)];
        var musts = CanHold(all) ? all : all.Aggregate(new List<Rule>(), (kept, rule) => CanHold([.. kept, rule]) ? [.. kept, rule] : kept);
        var wishes = rules.Where(r => r.Level == RuleLevel.Wish).GroupBy(r => r.Key).OrderBy(w => w.Max(r => r.Weight)).Select(w => w.ToList()).ToList();
        var givenUp = Enumerable.Range(0, 1 << Math.Min(wishes.Count, MostWishes))
            .Select(bits => wishes.Where((_, i) => i < MostWishes && (bits >> i & 1) == 1).ToList())
            .OrderBy(some => some.Sum(w => w.Max(r => r.Weight)))
            .FirstOrDefault(some => CanHold([.. musts, .. wishes.Except(some).SelectMany(w => w)]), wishes);
        return [.. all.Except(musts), .. givenUp.SelectMany(w => w)];
    }

    internal static bool IsDrawing(PlacedSession p) => p.Session.Panel is { FromPool: > 0, IsWhole: false };

    private bool IsFree(PlacedSession p, PersonId juror) => _times.IsFree(juror, p);
}

/// <summary>How many tries are left.</summary>
internal sealed class Tries(int left)
{
    private int _left = left;

    /// <summary>Takes one; false when there was none.</summary>
    public bool Take() => _left-- > 0;
}
