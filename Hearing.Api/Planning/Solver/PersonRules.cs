using Google.OrTools.Sat;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>The rules about one person's day: so many in a row, close together.</summary>
internal static class PersonRules
{
    public static void Add(PlanModel model, Rule rule, BoolVar? broken)
    {
        var people = rule.People.Count > 0 ? rule.People : [.. model.Sessions.SelectMany(s => s.Session.People).Distinct()];
        var days = people.Select(p => model.Sessions.Where(s => s.Session.People.Contains(p)).ToList())
            .DistinctBy(own => string.Join(',', own.Select(s => s.Session.Id.Value)));
        foreach (var own in days)
        {
            if (rule.Kind == RuleKind.AtMostInARow)
            {
                AtMostInARow(model, own, rule.Count ?? own.Count, model.Grid.Minutes(rule.Minutes ?? RuleTimes.Pause), broken);
            }
            else
            {
                CloseTogether(model, own, model.Grid.Minutes(rule.Minutes ?? RuleTimes.Near), broken);
            }
        }
    }

    /// <summary>
    /// A session that follows another without a pause stands one place further on in its row, and no place is above the most allowed.
    /// Where excused sessions are among them a row is also counted from its end: a row of these alone may be as long as it is.
    /// </summary>
    private static void AtMostInARow(PlanModel model, List<SessionVars> own, int most, long pause, BoolVar? broken)
    {
        if (own.Count <= most)
        {
            return;
        }

        var isExcusing = broken is null && own.Exists(s => s.IsExcused);
        var ahead = own.ConvertAll(_ => model.Cp.NewIntVar(1, isExcusing ? own.Count : most, "place"));
        var behind = isExcusing ? own.ConvertAll(_ => model.Cp.NewIntVar(1, own.Count, "place from the end")) : null;
        for (var i = 0; i < own.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (isFirst, isParted) = (model.Cp.NewBoolVar("first"), model.Cp.NewBoolVar("parted"));
                Follow(i, j, isFirst, isParted);
                Follow(j, i, isFirst.Not(), isParted);
            }

            if (behind is not null && !own[i].IsExcused)
            {
                model.Cp.Add(ahead[i] + behind[i] <= most + 1).OnlyEnforceIf(own[i].Placed);
            }
        }

        void Follow(int first, int next, ILiteral isFirst, BoolVar isParted)
        {
            var (one, other) = (own[first], own[next]);
            ILiteral[] both = RuleConstraints.When(broken, one.Placed, other.Placed, isFirst);
            model.Cp.Add(other.Start >= one.End).OnlyEnforceIf(both);
            model.Cp.Add(other.Start >= one.End + pause).OnlyEnforceIf([.. both, isParted]);
            model.Cp.Add(ahead[next] >= ahead[first] + 1).OnlyEnforceIf([.. both, isParted.Not()]);
            if (behind is not null)
            {
                model.Cp.Add(behind[first] >= behind[next] + 1).OnlyEnforceIf([.. both, isParted.Not()]);
            }
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
}
