using Google.OrTools.Sat;
using Hearing.Domain.Planning;
using Range = Google.OrTools.Util.Domain;

namespace Hearing.Api.Planning.Solver;

/// <summary>A room on a day in which a session may start, and when.</summary>
internal sealed record Place(string Room, int Day, Range At);

/// <summary>
/// What the solver decides about a session: whether, when, in which room, on which day. Where there is but one room or day its literal is
/// <see cref="Placed"/>. An excused session may break rules.
/// </summary>
internal sealed record SessionVars(
    PlanSession Session, long Length, bool IsExcused, IntVar Start, BoolVar Placed, IntervalVar Stretch,
    IReadOnlyDictionary<string, BoolVar> Rooms, IReadOnlyDictionary<int, BoolVar> Days, IReadOnlyList<Place> Places)
{
    public LinearExpr End => Start + Length;

    /// <summary>The day's number; 0 while unplaced.</summary>
    public LinearExpr Day => LinearExpr.Sum(Days.Select(d => d.Key * d.Value));
}
