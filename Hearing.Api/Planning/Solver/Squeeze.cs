using Hearing.Domain;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>
/// Moves the sessions of a plan together, so that less idle time is between them: a few at a time are taken out and put where they fit and the least
/// arises, at first with some chance in it and then less and less (simulated annealing). What <see cref="FirstPlan"/> knows it keeps; whether
/// the rest is kept is for the caller to check.
/// </summary>
internal sealed class Squeeze
{
    /// <summary>Looks at places after which it stops, of all, for each session and for each second that there is; the first are about a second's worth.</summary>
    private const long MostLooks = 3_000_000, LooksEach = 20_000, LooksASecond = 300_000;

    /// <summary>How many are moved at once at most.</summary>
    private const int Most = 3;

    /// <summary>Minutes of idle time that chance outweighs at first.</summary>
    private const int Warmth = 40;

    private readonly PieceBoard _board;
    private readonly List<Piece> _placed;
    private readonly int _day;
    private readonly Random _chance = new(1);

    private readonly long _looks;

    private Squeeze(PieceBoard board, int seconds)
    {
        (_board, _placed, _day) = (board, [.. board.Pieces.Where(p => p.IsPlaced)], (int)board.Grid.Midnight(1));
        _looks = Math.Min(MostLooks, Math.Min(LooksEach * _placed.Count, LooksASecond * seconds));
    }

    /// <summary>A plan of the same sessions with no more idle time. The same plan gives the same.</summary>
    public static IReadOnlyList<Placement> Of(
        PlanningProblem problem, IReadOnlyList<Placement> pinned, IReadOnlyList<Placement> plan, long least, int seconds, CancellationToken cancel)
    {
        if (PieceBoard.Of(problem, pinned) is not { } board || !Lay(problem, board, plan))
        {
            return plan;
        }

        var squeeze = new Squeeze(board, seconds);
        var starts = squeeze.Search(least, cancel);
        return [.. plan.Select(p => starts.TryGetValue(p.Session, out var at) ? p with { Slot = board.Grid.SlotAt(problem.Rooms[at.Room].Slug, at.Start) } : p)];
    }

    /// <summary>Puts the plan on the board; false where something is in its way there.</summary>
    private static bool Lay(PlanningProblem problem, PieceBoard board, IReadOnlyList<Placement> plan)
    {
        var slots = plan.ToDictionary(p => p.Session, p => p.Slot);
        var rooms = problem.Rooms.Select((r, i) => (r.Slug, i)).ToDictionary(r => r.Slug, r => r.i);
        foreach (var piece in board.Pieces.Where(p => slots.ContainsKey(p.Session.Id)))
        {
            var slot = slots[piece.Session.Id];
            if (!Put(board.Held, piece, (int)board.Grid.At(slot.Date.ToDateTime(slot.Start)), rooms[slot.Room]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Put(Occupancy held, Piece piece, int start, int room)
    {
        List<Piece> found = [];
        List<int> jurors = [];
        if (held.Then(piece, start, found) + held.There(piece, start, room, found) > 0)
        {
            return false;
        }

        held.Seats(piece, start, found, jurors);
        (piece.Start, piece.Room, piece.Jurors) = (start, room, [.. jurors]);
        held.Put(piece, isThere: true);
        return true;
    }

    private Dictionary<SessionId, (int Start, int Room)> Search(long least, CancellationToken cancel)
    {
        var (best, lowest, now) = (Now(), Idle(), Idle());
        var free = _placed.FindAll(p => !p.IsFixed && p.Options.Length > 1);
        while (free.Count > 0 && lowest > least && _board.Held.Looks < _looks && !cancel.IsCancellationRequested)
        {
            var warmth = Math.Max(0, 1 - (1.25 * _board.Held.Looks / _looks)) * _board.Grid.Minutes(Warmth);
            now += Move([.. Enumerable.Range(0, 1 + _chance.Next(Most)).Select(_ => free[_chance.Next(free.Count)]).Distinct()], warmth);
            if (now < lowest)
            {
                (best, lowest) = (Now(), now);
            }
        }

        return best;
    }

    /// <summary>Takes pieces out and puts each where the least idle time arises, give or take so much; back again where that is not to be. Gives what has arisen.</summary>
    private long Move(List<Piece> pieces, double warmth)
    {
        var more = 0L;
        var old = pieces.ConvertAll(p => (p.Start, p.Room, p.Jurors));
        pieces.ForEach(p => more -= TakeOut(p));
        for (var i = 0; i < pieces.Count; i++)
        {
            if (Cheapest(pieces[i], warmth) is not { } place || !Put(_board.Held, pieces[i], place.Start, place.Room))
            {
                return Undo(pieces, old, i);
            }

            more += Taken(pieces[i]);
        }

        return more <= warmth * _chance.NextDouble() ? more : Undo(pieces, old, pieces.Count);
    }

    private long Undo(List<Piece> pieces, List<(int Start, int Room, int[] Jurors)> old, int placed)
    {
        pieces.Take(placed).ToList().ForEach(p => TakeOut(p));
        foreach (var (piece, place) in pieces.Zip(old))
        {
            (piece.Start, piece.Room, piece.Jurors) = place;
            _board.Held.Put(piece, isThere: true);
        }

        return 0;
    }

    /// <summary>Takes a piece out and gives the idle time that goes with it.</summary>
    private long TakeOut(Piece piece)
    {
        _board.Held.Put(piece, isThere: false);
        var idle = _board.Held.MoreIdle(piece.Start, piece.Length, piece.Room, _day);
        (piece.Room, piece.Jurors) = (-1, []);
        return idle;
    }

    private long Taken(Piece piece)
    {
        _board.Held.Put(piece, isThere: false);
        var idle = _board.Held.MoreIdle(piece.Start, piece.Length, piece.Room, _day);
        _board.Held.Put(piece, isThere: true);
        return idle;
    }

    private (int Start, int Room)? Cheapest(Piece piece, double warmth)
    {
        (int Start, int Room)? best = null;
        var (least, at, then, found) = (double.MaxValue, -1, 0L, new List<Piece>());
        foreach (var (start, room) in piece.Options)
        {
            if (start != at)
            {
                found.Clear();
                (at, then) = (start, _board.Held.Then(piece, start, found));
            }

            if (then == 0 && _board.Held.MoreIdle(start, piece.Length, room, _day) + (warmth * _chance.NextDouble()) is var worth && worth < least
                && _board.Held.There(piece, start, room, found) == 0)
            {
                (least, best) = (worth, (start, room));
            }
        }

        return best;
    }

    private Dictionary<SessionId, (int Start, int Room)> Now() => _placed.ToDictionary(p => p.Session.Id, p => (p.Start, p.Room));

    private long Idle() => _placed.GroupBy(p => (p.Room, p.Start / _day)).Sum(here => here.OrderBy(p => p.Start).ToList() is var row
        ? row.Zip(row.Skip(1), (a, b) => (long)Math.Max(0, b.Start - a.End - _board.Held.Changeover(a.Room))).Sum() : 0);
}
