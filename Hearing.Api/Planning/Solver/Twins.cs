using System.Globalization;
using Hearing.Domain;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>
/// Sessions of which nothing but the name differs: any two of them may change places in any plan, and neither clashes nor terms change. The
/// solver is told that they come in their order, for else it proves the same thing once for each of their orders.
/// </summary>
internal sealed class Twins
{
    private readonly List<List<SessionVars>> _groups;

    public Twins(PlanModel model, PlanningProblem problem)
    {
        var shared = problem.Sessions.SelectMany(s => s.People.Concat(s.Panel.Pool).Distinct()).CountBy(p => p).Where(p => p.Value > 1).Select(p => p.Key).ToHashSet();
        if (problem.OnCannotTimes() is { Level: RuleLevel.Wish })
        {
            shared.UnionWith(problem.CannotTimes.Select(c => c.Person));
        }

        var candidates = problem.Sessions.CountBy(s => s.CandidateId ?? default).ToDictionary();
        // Where a plan is kept each session has a place of its own.
        _groups = problem.Kept is not null || model.Sessions.Any(s => s.IsExcused) ? [] :
            [.. model.Sessions.Where(s => s.Session.CandidateId is not { } id || candidates[id] == 1)
                .GroupBy(s => Likeness(s, problem, shared)).Where(g => g.Count() > 1).Select(g => g.ToList())];
    }

    /// <summary>Adds that of each two the first is placed where one is, and not later than the other.</summary>
    public void Order(PlanModel model)
    {
        foreach (var (one, other) in _groups.SelectMany(g => g.Zip(g.Skip(1))))
        {
            model.Cp.AddImplication(other.Placed, one.Placed);
            model.Cp.Add((one.Session.Shared(other.Session).Any() ? one.End : one.Start) <= other.Start).OnlyEnforceIf(other.Placed);
        }
    }

    /// <summary>The same plan with twins in their order.</summary>
    public IReadOnlyList<Placement> InOrder(IReadOnlyList<Placement> plan)
    {
        var slots = plan.ToDictionary(p => p.Session, p => p.Slot);
        var moved = _groups.SelectMany(group =>
        {
            List<SessionId> names = [.. group.Select(s => s.Session.Id)];
            return names.Zip(names.Where(slots.ContainsKey).Select(id => slots[id]).OrderBy(s => s.Date).ThenBy(s => s.Start));
        }).ToDictionary(m => m.First, m => m.Second);
        var twins = _groups.SelectMany(g => g.Select(s => s.Session.Id)).ToHashSet();
        return [.. plan.Where(p => !twins.Contains(p.Session)), .. moved.Select(m => new Placement(m.Key, m.Value, false))];
    }

    /// <summary>Everything that rules, terms and the model ask of a session; the same for twins.</summary>
    private static string Likeness(SessionVars s, PlanningProblem problem, HashSet<PersonId> shared)
    {
        var people = s.Session.People.Where(shared.Contains).Select(p => p.Value).Order();
        var pool = s.Session.Panel.Pool.Select(p => p.Value).Order();
        var places = s.Places.Select(p => $"{p.Room} {p.Day} {p.At}");
        var rules = problem.Rules.Select((rule, i) => Part(rule, i, s.Session.Id)).OfType<string>().Order(StringComparer.Ordinal);
        var earlier = problem.LastYear.Where(e => e.Session == s.Session.Id).Select(e => e.Start < FairTimes.Noon).Order();
        return string.Create(CultureInfo.InvariantCulture,
            $"{s.Session.Kind} {s.Session.Length} {s.Session.CandidateId is null} | {string.Join(' ', people)} | {s.Session.Panel.FromPool} {s.Session.Panel.IsWhole} {string.Join(' ', pool)} | {string.Join(' ', places)} | {string.Join(' ', rules)} | {string.Join(' ', earlier)}");
    }

    /// <summary>What a rule asks of a session it names. Where their order says nothing those that one rule names are alike to it.</summary>
    private static string? Part(Rule rule, int number, SessionId session) =>
        !rule.Sessions.Contains(session) ? null
        : rule.Kind != RuleKind.Before ? $"{number}"
        : $"{rule.Key} {rule.Level} {rule.Weight} {string.Join(',', rule.Sessions.Select(id => id == session ? "*" : $"{id.Value}"))}";
}
