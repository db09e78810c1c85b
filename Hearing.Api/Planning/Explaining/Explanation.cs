using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Explaining;

/// <summary>One explanation of why not all sessions fit.</summary>
internal sealed class Explanation(Guid id, EditionId edition, PlanningProblem problem, TimeProvider time, Action<Guid> forget)
    : PlanWork(id, edition, time, forget)
{
    private Explained _explained = Explained.Nothing;

    /// <summary>Somebody looks.</summary>
    public ExplanationView Seen() => Seen(now => new ExplanationView(
        Id, now.State, problem.Sessions.Count, _explained.AllFit, _explained.Clashes, _explained.Repairs, now.Milliseconds, now.Refusal));

    /// <summary>Ends the search; what was found stays.</summary>
    public ExplanationView Stop()
    {
        End();
        return Seen();
    }

    public void Found(Explained explained) => Change(() => _explained = explained);
}
