using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>A problem's sessions as pieces, and the tables of who and what is taken when.</summary>
internal sealed record PieceBoard(TimeGrid Grid, List<Piece> Pieces, Occupancy Held)
{
    /// <summary>Cells (people and rooms by times, sessions by starts) above which seconds as units make the tables too large.</summary>
    private const long MostCells = 40_000_000;

    /// <summary>The board, with nothing on it; null when it would be too large.</summary>
    public static PieceBoard? Of(PlanningProblem problem, IReadOnlyList<Placement> pinned)
    {
        var grid = new TimeGrid(problem, pinned);
        var starts = new StartTimes(problem, grid);
        var people = problem.Sessions.SelectMany(s => s.People.Concat(s.Panel.Pool)).Append(Solver.Pieces.Jury).Distinct().Select((p, i) => (p, i)).ToDictionary(p => p.p, p => p.i);
        var times = (int)grid.Midnight(grid.Days) + 1;
        return (long)times * (people.Count + problem.Rooms.Count + problem.Sessions.Count) > MostCells ? null : new(
            grid, Solver.Pieces.Of(problem, grid, starts, pinned, people),
            new Occupancy(problem.Rooms.Count, people.Count, times, [.. problem.Rooms.Select(r => (int)grid.Minutes(r.ChangeoverMinutes))],
                Solver.Pieces.Ways(problem, grid), Solver.Pieces.Away(problem, starts, people, times)));
    }
}
