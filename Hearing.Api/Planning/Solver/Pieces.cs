using Hearing.Domain;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>The planning problem as <see cref="FirstPlan"/> needs it: by numbers.</summary>
internal static class Pieces
{
    /// <summary>The whole jury, which is in one place at a time as if it were a person.</summary>
    public static readonly PersonId Jury = new(Guid.Empty);

    public static List<Piece> Of(
        PlanningProblem problem, TimeGrid grid, StartTimes starts, IReadOnlyList<Placement> pinned, Dictionary<PersonId, int> people)
    {
        var rooms = problem.Rooms.Select((r, i) => (r.Slug, i)).ToDictionary(r => r.Slug, r => r.i);
        var fixedAt = pinned.ToDictionary(p => p.Session, p => p.Slot);
        var pieces = problem.Sessions.Select(session => new Piece
        {
            Session = session,
            Length = (int)grid.Length(session.Length),
            People = [.. session.People.Concat(session.Panel.IsWhole ? [Jury] : []).Select(p => people[p])],
            Pool = [.. session.Panel.Pool.Select(p => people[p])],
            Seats = session.Panel.FromPool == 0 ? 0 : Math.Min(session.Panel.FromPool, session.Panel.Pool.Count),
            IsFixed = fixedAt.ContainsKey(session.Id),
            Options = fixedAt.TryGetValue(session.Id, out var slot)
                ? [((int)grid.At(slot.Date.ToDateTime(slot.Start)), rooms[slot.Room])]
                : [.. Narrowed(session, problem, starts).SelectMany(place => StartTimes.Each(place.At).Select(start => ((int)start, rooms[place.Room]))).Order()],
        }).ToList();
        var byId = pieces.ToDictionary(p => p.Session.Id);
        foreach (var rule in problem.Rules.Where(r => r.Level == RuleLevel.Must))
        {
            Pair([.. rule.Sessions.Distinct().Where(byId.ContainsKey).Select(id => byId[id])], rule.Kind, (int)grid.Midnight(1));
        }

        return pieces;
    }

    /// <summary>Minutes between rooms in units of the grid.</summary>
    public static int[,] Ways(PlanningProblem problem, TimeGrid grid)
    {
        var ways = new int[problem.Rooms.Count, problem.Rooms.Count];
        for (var i = 0; problem.Travels.Count > 0 && i < problem.Rooms.Count; i++)
        {
            for (var j = 0; j < problem.Rooms.Count; j++)
            {
                ways[i, j] = (int)grid.Minutes(PeopleCheck.Minutes(problem, problem.Rooms[i].Slug, problem.Rooms[j].Slug));
            }
        }

        return ways;
    }

    /// <summary>When each of the pools' jurors cannot take part; null for who always can.</summary>
    public static bool[]?[] Away(PlanningProblem problem, StartTimes starts, Dictionary<PersonId, int> people, int times)
    {
        var away = new bool[]?[people.Count];
        if (problem.OnCannotTimes()?.Level != RuleLevel.Ignore)
        {
            foreach (var juror in problem.Sessions.SelectMany(s => s.Panel.Pool).Distinct())
            {
                var all = away[people[juror]] = new bool[times];
                foreach (var (from, until) in starts.Away(juror).Where(a => a.From < a.Until))
                {
                    Array.Fill(all, true, (int)from, (int)(until - from));
                }
            }
        }

        return away;
    }

    /// <summary>Where a session may start, within the windows that rules leave it.</summary>
    private static IEnumerable<Place> Narrowed(PlanSession session, PlanningProblem problem, StartTimes starts)
    {
        var rules = problem.Rules.Where(r => r is { Kind: RuleKind.Within, Level: RuleLevel.Must } && r.Sessions.Contains(session.Id)).ToList();
        return starts.For(session).Select(place => rules.Aggregate(place, (left, rule) =>
            left with { At = left.At.IntersectionWith(starts.Within(rule, session, left.Day)) }));
    }

    private static void Pair(List<Piece> named, RuleKind kind, int day)
    {
        for (var i = 0; i < named.Count; i++)
        {
            for (var j = i + 1; j < named.Count; j++)
            {
                if (Broken(kind, isFirst: true, day) is { } first && Broken(kind, isFirst: false, day) is { } second)
                {
                    named[i].Pairs.Add((named[j], first));
                    named[j].Pairs.Add((named[i], second));
                }
            }
        }
    }

    /// <summary>Whether a piece that starts then breaks the rule with another; null for rules that are not about pairs.</summary>
    private static Func<Piece, int, Piece, bool>? Broken(RuleKind kind, bool isFirst, int day) => (kind, isFirst) switch
    {
        (RuleKind.Before, true) => (piece, start, other) => start + piece.Length > other.Start,
        (RuleKind.Before, false) => (piece, start, other) => other.End > start,
        (RuleKind.SameDay, _) => (piece, start, other) => start / day != other.Start / day,
        (RuleKind.Apart, _) => (piece, start, other) => start / day == other.Start / day,
        _ => null,
    };
}
