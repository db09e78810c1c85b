using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Client.Planning;

/// <summary>
/// What was done on a board, step by step, and what was undone of it, without limit. A step knows only the sessions that it changed: what others do to
/// other sessions meanwhile stands, and a step whose session somebody else has changed since can no longer be taken back.
/// </summary>
public sealed class BoardHistory
{
    private readonly Stack<Step> _done = new();
    private readonly Stack<Step> _undone = new();

    public bool CanUndo => _done.Count > 0;

    public bool CanRedo => _undone.Count > 0;

    /// <summary>The plan was changed here; what had been undone cannot be done again.</summary>
    public void Did(BoardPlan before, BoardPlan after)
    {
        _done.Push(Step.Between(before, after));
        _undone.Clear();
    }

    /// <summary>The plan with the last step taken back; null when somebody else came between, and the step is forgotten.</summary>
    public WholePlan? Undo(BoardPlan now) => Plan(_done, s => s.Reversed, now);

    /// <summary>The plan with the step done again that was undone last; null as with <see cref="Undo"/>.</summary>
    public WholePlan? Redo(BoardPlan now) => Plan(_undone, s => s, now);

    public void Undone() => _undone.Push(_done.Pop());

    public void Redone() => _done.Push(_undone.Pop());

    private static WholePlan? Plan(Stack<Step> steps, Func<Step, Step> direction, BoardPlan now)
    {
        var plan = direction(steps.Peek()).On(now);
        if (plan is null)
        {
            steps.Pop();
        }

        return plan;
    }

    /// <summary>Where each session that it changed lay before and after, and how long it was; no place is null.</summary>
    private sealed record Step(IReadOnlyList<Change> Changes)
    {
        public Step Reversed => new([.. Changes.Select(c => new Change(c.Session, c.After, c.Before, c.SecondsAfter, c.SecondsBefore))]);

        public static Step Between(BoardPlan before, BoardPlan after)
        {
            var (was, now) = (before.Placements.ToDictionary(p => p.Session), after.Placements.ToDictionary(p => p.Session));
            return new([.. from id in after.Seconds.Keys
                           let change = new Change(id, was.GetValueOrDefault(id), now.GetValueOrDefault(id), before.Seconds.GetValueOrDefault(id), after.Seconds[id])
                           where change.Before != change.After || change.IsResized
                           select change]);
        }

        /// <summary>The plan with the step done; null when a session does not lie where the step found it, or is not as long.</summary>
        public WholePlan? On(BoardPlan plan)
        {
            var lies = plan.Placements.ToDictionary(p => p.Session);
            var changed = Changes.Select(c => c.Session).ToHashSet();
            return !Changes.All(c => lies.GetValueOrDefault(c.Session) == c.Before && (!c.IsResized || plan.Seconds.GetValueOrDefault(c.Session) == c.SecondsBefore)) ? null
                : new([.. plan.Placements.Where(p => !changed.Contains(p.Session)), .. Changes.Select(c => c.After).OfType<Placement>()])
                {
                    Lengths = [.. Changes.Where(c => c.IsResized).Select(c => new SessionLength(c.Session, c.SecondsAfter))],
                };
        }
    }

    private sealed record Change(SessionId Session, Placement? Before, Placement? After, int SecondsBefore, int SecondsAfter)
    {
        public bool IsResized => SecondsBefore != SecondsAfter;
    }
}

/// <summary>A plan as it can be gone back to: where sessions lie, and how long each of all is.</summary>
public sealed record BoardPlan(IReadOnlyList<Placement> Placements, IReadOnlyDictionary<SessionId, int> Seconds);
