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
    public void Did(IReadOnlyList<Placement> before, IReadOnlyList<Placement> after)
    {
        _done.Push(Step.Between(before, after));
        _undone.Clear();
    }

    /// <summary>The plan with the last step taken back; null when somebody else came between, and the step is forgotten.</summary>
    public WholePlan? Undo(IReadOnlyList<Placement> now) => Plan(_done, s => s.Reversed, now);

    /// <summary>The plan with the step done again that was undone last; null as with <see cref="Undo"/>.</summary>
    public WholePlan? Redo(IReadOnlyList<Placement> now) => Plan(_undone, s => s, now);

    public void Undone() => _undone.Push(_done.Pop());

    public void Redone() => _done.Push(_undone.Pop());

    private static WholePlan? Plan(Stack<Step> steps, Func<Step, Step> direction, IReadOnlyList<Placement> now)
    {
        var plan = direction(steps.Peek()).On(now);
        if (plan is null)
        {
            steps.Pop();
        }

        return plan;
    }

    /// <summary>Where each session that it changed lay before and after; null is no place.</summary>
    private sealed record Step(IReadOnlyList<(SessionId Session, Placement? Before, Placement? After)> Changes)
    {
        public Step Reversed => new([.. Changes.Select(c => (c.Session, c.After, c.Before))]);

        public static Step Between(IReadOnlyList<Placement> before, IReadOnlyList<Placement> after)
        {
            var (was, now) = (before.ToDictionary(p => p.Session), after.ToDictionary(p => p.Session));
            return new([.. from id in was.Keys.Union(now.Keys)
                           let change = (Session: id, Before: was.GetValueOrDefault(id), After: now.GetValueOrDefault(id))
                           where change.Before != change.After
                           select change]);
        }

        /// <summary>The plan with the step done; null when a session does not lie where the step found it.</summary>
        public WholePlan? On(IReadOnlyList<Placement> plan)
        {
            var lies = plan.ToDictionary(p => p.Session);
            var changed = Changes.Select(c => c.Session).ToHashSet();
            return Changes.All(c => lies.GetValueOrDefault(c.Session) == c.Before)
                ? new([.. plan.Where(p => !changed.Contains(p.Session)), .. Changes.Select(c => c.After).OfType<Placement>()]) : null;
        }
    }
}
