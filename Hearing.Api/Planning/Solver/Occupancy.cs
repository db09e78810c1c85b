namespace Hearing.Api.Planning.Solver;

/// <summary>Which piece holds each room and each person at each time, and what is in the way of another one.</summary>
internal sealed class Occupancy(int rooms, int people, int times, int[] changeovers, int[,] ways, bool[]?[] away)
{
    private readonly Piece?[][] _rooms = Many(rooms, times);
    private readonly Piece?[][] _people = Many(people, times);
    private readonly int _longestWay = ways.Cast<int>().DefaultIfEmpty(0).Max();
    private readonly List<(Piece Piece, int Gap)> _near = [];
    private long _look;

    /// <summary>How many looks at a place were taken: the measure of work.</summary>
    public long Looks => _look;

    public int Changeover(int room) => changeovers[room];

    public void Put(Piece piece, bool isThere)
    {
        var value = isThere ? piece : null;
        Array.Fill(_rooms[piece.Room], value, piece.Start, piece.Length);
        foreach (var person in piece.People.Concat(piece.Jurors))
        {
            Array.Fill(_people[person], value, piece.Start, piece.Length);
        }
    }

    /// <summary>The price of all that is in the way at this time whatever the room; they are added to the list.</summary>
    public long Then(Piece piece, int start, List<Piece> found)
    {
        _look++;
        _near.Clear();
        var price = 0L;
        foreach (var person in piece.People)
        {
            var (from, until) = (Math.Max(0, start - _longestWay), Math.Min(times, start + piece.Length + _longestWay));
            for (var at = from; at < until; at++)
            {
                if (_people[person][at] is { } other)
                {
                    price += other.Start < start + piece.Length && start < other.End ? Count(other, found) : Near(piece, start, other, person);
                    at = other.End - 1;
                }
            }
        }

        foreach (var (other, isBroken) in piece.Pairs)
        {
            price += other.IsPlaced && isBroken(piece, start, other) ? Count(other, found) : 0;
        }

        return price + Seats(piece, start, found, null);
    }

    /// <summary>The price of what is in the way in this room beside what was found for the time.</summary>
    public long There(Piece piece, int start, int room, List<Piece> found)
    {
        var price = 0L;
        var after = changeovers[room];
        var (from, until) = (Math.Max(0, start - after), Math.Min(times, start + piece.Length + after));
        for (var at = from; at < until; at++)
        {
            if (_rooms[room][at] is { } other)
            {
                var isPlain = piece.Session.IsBreak || other.Session.IsBreak;
                price += isPlain && (other.End <= start || other.Start >= start + piece.Length) ? 0 : Count(other, found);
                at = other.End - 1;
            }
        }

        foreach (var (other, gap) in _near)
        {
            price += gap < ways[room, other.Room] ? Count(other, found) : 0;
        }

        return price;
    }

    /// <summary>Idle time before it in its room, so many units at most.</summary>
    public int GapBefore(int start, int room, int most)
    {
        for (var gap = 0; gap < most && start - gap > 0; gap++)
        {
            if (_rooms[room][start - gap - 1] is not null)
            {
                return Math.Max(0, gap - changeovers[room]);
            }
        }

        return most;
    }

    /// <summary>How much more idle time there is in the room that day with a piece there: the gaps beside it, less the one that it fills.</summary>
    public int MoreIdle(int start, int length, int room, int day)
    {
        var (from, until, after) = (start / day * day, Math.Min(times, ((start / day) + 1) * day), changeovers[room]);
        var (before, next) = (start - 1, start + length);
        while (before >= from && _rooms[room][before] is null)
        {
            before--;
        }

        while (next < until && _rooms[room][next] is null)
        {
            next++;
        }

        var (ahead, behind) = (Math.Max(0, start - before - 1 - after), Math.Max(0, next - start - length - after));
        return (before < from, next >= until) switch
        {
            (true, true) => 0,
            (true, false) => behind,
            (false, true) => ahead,
            (false, false) => ahead + behind - Math.Max(0, next - before - 1 - after),
        };
    }

    /// <summary>
    /// The price of filling the panel; who of its pool is to come is added to the list. Those who are free come first.
    /// </summary>
    public long Seats(Piece piece, int start, List<Piece> found, List<int>? jurors)
    {
        if (piece.Seats == 0)
        {
            return 0;
        }

        var chosen = piece.Pool.Where(j => !IsAway(j, start, piece.Length)).Select(j => (Juror: j, Price: Busy(j, start, piece.Length)))
            .OrderBy(j => j.Price).Take(piece.Seats).ToList();
        if (chosen.Count < piece.Seats)
        {
            return FirstPlan.Never;
        }

        jurors?.AddRange(chosen.Select(c => c.Juror));
        return chosen.Where(c => c.Price > 0).Sum(c => Blockers(c.Juror, start, piece.Length).Sum(other => Count(other, found)));
    }

    private static Piece?[][] Many(int count, int times) => [.. Enumerable.Range(0, count).Select(_ => new Piece?[times])];

    private long Near(Piece piece, int start, Piece other, int person)
    {
        if (Array.IndexOf(other.People, person) >= 0)
        {
            _near.Add((other, other.End <= start ? start - other.End : other.Start - start - piece.Length));
        }

        return 0;
    }

    private static long Count(Piece other, List<Piece> found)
    {
        if (found.Contains(other))
        {
            return 0;
        }

        found.Add(other);
        return other.Price;
    }

    private bool IsAway(int juror, int start, int length) => away[juror] is { } times && Array.IndexOf(times, true, start, length) >= 0;

    private long Busy(int juror, int start, int length) => Blockers(juror, start, length).Sum(b => b.Price);

    private IEnumerable<Piece> Blockers(int juror, int start, int length)
    {
        for (var at = start; at < start + length; at++)
        {
            if (_people[juror][at] is { } other)
            {
                yield return other;
                at = other.End - 1;
            }
        }
    }
}
