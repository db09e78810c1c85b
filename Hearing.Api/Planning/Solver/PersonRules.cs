using Google.OrTools.Sat;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>The rules about one person's day: so many in a row, close together.</summary>
internal static class PersonRules
{
    /// <summary>Above this many groups of sessions a rule is left to the checker, which tells of it.</summary>
    private const int MostGroups = 500;

    public static void Add(PlanModel model, Rule rule, BoolVar? broken)
    {
        var people = rule.People.Count > 0 ? rule.People : [.. model.Sessions.SelectMany(s => s.Session.People).Distinct()];
        var days = people.Select(p => model.Sessions.Where(s => s.Session.People.Contains(p)).ToList())
            .DistinctBy(own => string.Join(',', own.Select(s => s.Session.Id.Value)));
        foreach (var own in days)
        {
            if (rule.Kind == RuleKind.AtMostInARow)
            {
                AtMostInARow(model, own, rule.Count ?? own.Count, model.Grid.Minutes(rule.Minutes ?? 15), broken);
            }
            else
            {
                CloseTogether(model, own, model.Grid.Minutes(rule.Minutes ?? 60), broken);
            }
        }
    }

    /// <summary>In every group one larger than allowed there is a pause somewhere, or one of them is not placed.</summary>
    private static void AtMostInARow(PlanModel model, List<SessionVars> own, int most, long pause, BoolVar? broken)
    {
        var groups = Groups(own, most + 1).Take(MostGroups + 1).ToList();
        foreach (var group in groups.Count > MostGroups ? [] : groups.Where(g => broken is not null || !g.All(s => s.IsExcused)))
        {
            var parted = model.Cp.NewBoolVar("parted");
            var at = model.Cp.NewIntVar(0, model.Grid.Midnight(model.Grid.Days), "pause");
            var after = group.Select(_ => model.Cp.NewBoolVar("after")).ToList();
            foreach (var (session, isAfter) in group.Zip(after))
            {
                model.Cp.Add(session.End <= at).OnlyEnforceIf([parted, isAfter.Not()]);
                model.Cp.Add(session.Start >= at + pause).OnlyEnforceIf([parted, isAfter]);
            }

            model.Cp.AddBoolOr(after).OnlyEnforceIf(parted);
            model.Cp.AddBoolOr(after.Select(a => a.Not())).OnlyEnforceIf(parted);
            model.Cp.AddBoolOr(group.Select(s => s.Placed.Not()).Append(parted)).OnlyEnforceIf(RuleConstraints.When(broken, group[0].Placed));
        }
    }

    /// <summary>Each session is the person's last of its day, or another follows soon.</summary>
    private static void CloseTogether(PlanModel model, List<SessionVars> own, long most, BoolVar? broken)
    {
        foreach (var session in own.Where(s => broken is not null || !s.IsExcused || own.Exists(o => !o.IsExcused)))
        {
            var last = model.Cp.NewBoolVar("last");
            var near = new List<ILiteral> { last };
            foreach (var other in own.Where(o => o != session))
            {
                var follows = model.Cp.NewBoolVar("follows");
                model.Cp.AddImplication(follows, other.Placed);
                model.Cp.Add(other.Start >= session.End).OnlyEnforceIf(follows);
                model.Cp.Add(other.Start <= session.End + most).OnlyEnforceIf(follows);
                near.Add(follows);

                var sameDay = model.Cp.NewBoolVar("same day");
                model.Cp.Add(other.Day != session.Day).OnlyEnforceIf([last, other.Placed, sameDay.Not()]);
                model.Cp.Add(other.Start <= session.Start).OnlyEnforceIf([last, other.Placed, sameDay]);
            }

            model.Cp.AddBoolOr(near).OnlyEnforceIf(RuleConstraints.When(broken, session.Placed));
        }
    }

    private static IEnumerable<List<SessionVars>> Groups(List<SessionVars> from, int size, int start = 0)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }

        for (var i = start; i <= from.Count - size; i++)
        {
            foreach (var rest in Groups(from, size - 1, i + 1))
            {
                yield return [from[i], .. rest];
            }
        }
    }
}
