using Google.OrTools.Sat;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>One room on one day that a session may take.</summary>
internal sealed record Choice(string Room, int Day, BoolVar Taken);

/// <summary>What the solver decides about a session: whether, when, and in which room on which day; an excused one may break rules.</summary>
internal sealed record SessionVars(PlanSession Session, long Length, bool IsExcused, IntVar Start, BoolVar Placed, IReadOnlyList<Choice> Choices)
{
    public LinearExpr End => Start + Length;

    /// <summary>The day's number; 0 while unplaced.</summary>
    public LinearExpr Day => LinearExpr.Sum(Choices.Select(c => c.Day * c.Taken));

    public IEnumerable<Choice> In(string room, int day) => Choices.Where(c => c.Room == room && c.Day == day);
}
