using Hearing.Domain;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>
/// A plan within a blink, from which the solver starts: the hardest session first, each where the least is in its way, and what is in the way
/// is taken out and placed anew (T. Müller, "Constraint-based Timetabling", 2005: iterative forward search, where what was taken out often
/// grows dear). It knows rooms, people, pools, ways and the rules about pairs; whether the other rules are kept is for the caller to check.
/// </summary>
internal sealed class FirstPlan
{
    /// <summary>A price that is not paid.</summary>
    public const long Never = 1_000_000_000_000;

    /// <summary>Looks at times after which the search gives up; about a second's worth.</summary>
    private const long MostLooks = 3_000_000;

    private readonly TimeGrid _grid;
    private readonly List<string> _rooms;
    private readonly List<Piece> _pieces;
    private readonly Occupancy _held;
    private readonly long _day;
    private readonly int _hour;

    private FirstPlan(PlanningProblem problem, TimeGrid grid, List<Piece> pieces, Occupancy held)
    {
        (_grid, _pieces, _held) = (grid, pieces, held);
        (_rooms, _day, _hour) = ([.. problem.Rooms.Select(r => r.Slug)], grid.Midnight(1), (int)grid.Minutes(60));
    }

    /// <summary>The best that is found within so many steps; what could not be placed is left out. The same problem gives the same plan.</summary>
    /// <param name="problem">What is to be planned.</param>
    /// <param name="pinned">What stays where it is.</param>
    /// <param name="cancel">Stops it; the best so far is given.</param>
    /// <param name="briefly">Gives up soon: for those who ask often and know another way.</param>
    public static IReadOnlyList<Placement> Of(PlanningProblem problem, IReadOnlyList<Placement> pinned, CancellationToken cancel, bool briefly = false)
    {
        if (PieceBoard.Of(problem, pinned) is not { } board)
        {
            return [.. pinned];
        }

        var steps = briefly ? 2 * board.Pieces.Count : 1000 + (10 * board.Pieces.Count);
        return new FirstPlan(problem, board.Grid, board.Pieces, board.Held).Search(steps, cancel);
    }

    /// <summary>The plan without sessions that break what it knew nothing of; null when those do that stay where they are.</summary>
    public static IReadOnlyList<Placement>? Clean(PlanningProblem problem, IReadOnlyList<Placement> plan, IReadOnlySet<SessionId> stay)
    {
        while (true)
        {
            var clashing = PlanCheck.Of(problem, plan).Where(w => w.Level == PlanWarningLevel.Must).Select(w => w.Sessions[0]).ToHashSet();
            if (clashing.Count == 0)
            {
                return plan;
            }

            var left = plan.Where(p => stay.Contains(p.Session) || !clashing.Contains(p.Session)).ToList();
            if (left.Count == plan.Count)
            {
                return null;
            }

            plan = left;
        }
    }

    private List<Placement> Search(int steps, CancellationToken cancel)
    {
        foreach (var piece in _pieces.Where(p => p.IsFixed && p.Options.Length > 0))
        {
            Place(piece, piece.Options[0]);
        }

        var best = Plan();
        var left = _pieces.Where(p => !p.IsPlaced && p.Options.Length > 0).ToList();
        for (; left.Count > 0 && steps > 0 && _held.Looks < MostLooks && !cancel.IsCancellationRequested; steps--)
        {
            var next = left.MinBy(p => (-p.Ejections, p.Options.Length))!;
            left.Remove(next);
            if (Cheapest(next) is { } place)
            {
                left.AddRange(Place(next, place));
                best = _pieces.Count(p => p.IsPlaced) > best.Count ? Plan() : best;
            }
        }

        return best;
    }

    /// <summary>Where the least is in the way; of the same, where least idle time arises and then the earliest in its day.</summary>
    private (int Start, int Room)? Cheapest(Piece piece)
    {
        (int Start, int Room)? best = null;
        var (least, first, at, then) = (Never, long.MaxValue, -1, 0L);
        List<Piece> now = [], here = [];
        foreach (var (start, room) in piece.Options)
        {
            if (start != at)
            {
                now.Clear();
                (at, then) = (start, _held.Then(piece, start, now));
            }

            if (then > least)
            {
                continue;
            }

            here.Clear();
            here.AddRange(now);
            var price = then + _held.There(piece, start, room, here);
            if (price <= least && price < Never)
            {
                var order = 2L * _held.GapBefore(start, room, _hour) + (start % _day);
                (best, least, first) = price < least || order < first ? ((start, room), price, order) : (best, least, first);
            }
        }

        return best;
    }

    /// <summary>Places it and gives what had to go.</summary>
    private List<Piece> Place(Piece piece, (int Start, int Room) place)
    {
        List<Piece> gone = [];
        List<int> jurors = [];
        _held.Then(piece, place.Start, gone);
        _held.There(piece, place.Start, place.Room, gone);
        _held.Seats(piece, place.Start, gone, jurors);
        gone.RemoveAll(g => g.IsFixed);
        foreach (var other in gone)
        {
            _held.Put(other, isThere: false);
            other.Ejections++;
            (other.Room, other.Jurors) = (-1, []);
        }

        (piece.Start, piece.Room, piece.Jurors) = (place.Start, place.Room, [.. jurors]);
        _held.Put(piece, isThere: true);
        return gone;
    }

    private List<Placement> Plan() =>
        [.. _pieces.Where(p => p.IsPlaced).Select(p => new Placement(p.Session.Id, _grid.SlotAt(_rooms[p.Room], p.Start), p.IsFixed))];
}
