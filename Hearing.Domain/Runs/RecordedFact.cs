using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs;

/// <summary>A fact with its revision (from 1, without gaps) and its instant (whole milliseconds, never less than the one before).</summary>
public sealed record RecordedFact(long Revision, DateTimeOffset At, RunFact Fact)
{
    /// <summary>The facts that still count, oldest first: those undone, and the undoings themselves, are as if they had never been.</summary>
    public static IReadOnlyList<RecordedFact> InForce(IReadOnlyList<RecordedFact> facts)
    {
        var inForce = new List<RecordedFact>();
        foreach (var fact in facts)
        {
            if (fact.Fact is FactUndone)
            {
                inForce.RemoveAt(inForce.Count - 1);
            }
            else
            {
                inForce.Add(fact);
            }
        }

        return inForce;
    }
}
