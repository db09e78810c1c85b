using Google.OrTools.Sat;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>The rules about the days of each person who may be in several sessions: so many in a row, close together.</summary>
internal static class PersonRules
{
    public static void Add(PlanModel model, Rule rule, BoolVar? broken)
    {
        var days = model.Attendance.Seats.Where(own => rule.People.Count == 0 || rule.People.Contains(own.Key)).Select(own => own.ToList())
            .DistinctBy(own => string.Join(',', own.Select(s => s.There.GetIndex())));
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
    private static void AtMostInARow(PlanModel model, List<Attends> own, int most, long pause, BoolVar? broken)
    {
        if (own.Count <= most)
        {
            return;
        }

        var isExcusing = broken is null && own.Exists(s => s.Session.IsExcused);
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

            if (behind is not null && !own[i].Session.IsExcused)
            {
                model.Cp.Add(ahead[i] + behind[i] <= most + 1).OnlyEnforceIf(own[i].There);
            }
        }

        void Follow(int first, int next, ILiteral isFirst, BoolVar isParted)
        {
            var (one, other) = (own[first], own[next]);
            ILiteral[] both = RuleConstraints.When(broken, one.There, other.There, isFirst);
            model.Cp.Add(other.Session.Start >= one.Session.End).OnlyEnforceIf(both);
            model.Cp.Add(other.Session.Start >= one.Session.End + pause).OnlyEnforceIf([.. both, isParted]);
            model.Cp.Add(ahead[next] >= ahead[first] + 1).OnlyEnforceIf([.. both, isParted.Not()]);
            if (behind is not null)
            {
                model.Cp.Add(behind[first] >= behind[next] + 1).OnlyEnforceIf([.. both, isParted.Not()]);
            }
        }
    }

    /// <summary>Each session is the person's last of its day, or another follows soon.</summary>
    private static void CloseTogether(PlanModel model, List<Attends> own, long most, BoolVar? broken)
    {
        foreach (var (_, session, there, _) in own.Where(s => broken is not null || !s.Session.IsExcused || own.Exists(o => !o.Session.IsExcused)))
        {
            var last = model.Cp.NewBoolVar("last");
            var near = new List<ILiteral> { last };
            foreach (var (_, other, also, _) in own.Where(o => o.Session != session))
            {
                var follows = model.Cp.NewBoolVar("follows");
                model.Cp.AddImplication(follows, also);
                model.Cp.Add(other.Start >= session.End).OnlyEnforceIf(follows);
                model.Cp.Add(other.Start <= session.End + most).OnlyEnforceIf(follows);
                near.Add(follows);

                var sameDay = model.Cp.NewBoolVar("same day");
                model.Cp.Add(other.Day != session.Day).OnlyEnforceIf([last, also, sameDay.Not()]);
                model.Cp.Add(other.Start <= session.Start).OnlyEnforceIf([last, also, sameDay]);
            }

            model.Cp.AddBoolOr(near).OnlyEnforceIf(RuleConstraints.When(broken, there));
        }
    }
}
