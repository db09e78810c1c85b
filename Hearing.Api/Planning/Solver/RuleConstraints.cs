using Google.OrTools.Sat;
using Hearing.Domain.Planning;
using Range = Google.OrTools.Util.Domain;

namespace Hearing.Api.Planning.Solver;

/// <summary>The edition's rules: musts are constraints, wishes cost their weight when broken.</summary>
internal static class RuleConstraints
{
    /// <summary>Adds those that always count.</summary>
    public static void AddMusts(PlanModel model, PlanningProblem problem)
    {
        foreach (var rule in problem.Rules.Where(r => r.Level == RuleLevel.Must))
        {
            Add(model, problem, rule, null);
        }
    }

    /// <summary>Adds the wishes and gives the weight of those broken, with the jurors whom whole juries are without.</summary>
    public static LinearExpr AddWishes(PlanModel model, PlanningProblem problem)
    {
        var costs = new List<LinearExpr>();
        foreach (var rules in problem.Rules.Where(r => r.Level == RuleLevel.Wish).GroupBy(r => r.Key))
        {
            var broken = model.Cp.NewBoolVar($"broken {rules.Key}");
            foreach (var rule in rules)
            {
                Add(model, problem, rule, broken);
            }

            costs.Add(rules.Max(r => r.Weight) * broken);
        }

        return LinearExpr.Sum([.. costs, .. Attendance.Absences(model, problem)]);
    }

    private static void Add(PlanModel model, PlanningProblem problem, Rule rule, BoolVar? broken)
    {
        List<SessionVars> named = [.. rule.Sessions.Select(model.Of).OfType<SessionVars>()];
        var pairs = (from i in Enumerable.Range(0, named.Count)
                     from j in Enumerable.Range(i + 1, named.Count - i - 1)
                     where broken is not null || !(named[i].IsExcused && named[j].IsExcused)
                     select (One: named[i], Other: named[j])).ToList();
        switch (rule.Kind)
        {
            case RuleKind.Before:
                pairs.ForEach(p => model.Cp.Add(p.One.End <= p.Other.Start).OnlyEnforceIf(When(broken, p.One.Placed, p.Other.Placed)));
                break;
            case RuleKind.SameDay:
                pairs.ForEach(p => model.Cp.Add(p.One.Day == p.Other.Day).OnlyEnforceIf(When(broken, p.One.Placed, p.Other.Placed)));
                break;
            case RuleKind.Apart:
                pairs.ForEach(p => model.Cp.Add(p.One.Day != p.Other.Day).OnlyEnforceIf(When(broken, p.One.Placed, p.Other.Placed)));
                break;
            case RuleKind.NotFirst:
                named.Where(s => broken is not null || !s.IsExcused).ToList().ForEach(s => NotFirst(model, s, broken));
                break;
            case RuleKind.Within:
                named.Where(s => broken is not null || !s.IsExcused).ToList().ForEach(s => Within(model, rule, s, broken));
                break;
            case RuleKind.BreakAfter:
                BreakAfter(model, model.Grid.Minutes(rule.Minutes ?? RuleTimes.WithoutBreak), broken);
                break;
            case RuleKind.AtMostInARow or RuleKind.CloseTogether:
                PersonRules.Add(model, rule, broken);
                break;
            case RuleKind.CannotTimes:
                CannotTimes(model, problem, rule, broken);
                break;
            case RuleKind.FairTimes:
                FairTimes(model, problem, broken);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(rule), rule.Kind, null);
        }
    }

    /// <summary>All of these, and the wish is not given up.</summary>
    internal static ILiteral[] When(BoolVar? broken, params ILiteral[] literals) =>
        broken is null ? literals : [.. literals, broken.Not()];

    private static void NotFirst(PlanModel model, SessionVars session, BoolVar? broken)
    {
        var earlier = new List<ILiteral>();
        foreach (var other in model.Sessions.Where(o => o != session))
        {
            var before = model.Cp.NewBoolVar("before");
            model.Cp.AddImplication(before, other.Placed);
            model.Cp.Add(other.Day == session.Day).OnlyEnforceIf(before);
            model.Cp.Add(other.Start + 1 <= session.Start).OnlyEnforceIf(before);
            earlier.Add(before);
        }

        model.Cp.AddBoolOr(earlier).OnlyEnforceIf(When(broken, session.Placed));
    }

    private static void Within(PlanModel model, Rule rule, SessionVars session, BoolVar? broken)
    {
        var window = Enumerable.Range(0, model.Grid.Days).Select(day => model.Starts.Within(rule, session.Session, day))
            .Aggregate(new Range(), (all, day) => all.UnionWith(day));
        model.Cp.AddLinearExpressionInDomain(session.Start, window).OnlyEnforceIf(When(broken, session.Placed));
    }

    /// <summary>As a must they are held by <see cref="StartTimes"/>; as a wish a session may start against them.</summary>
    private static void CannotTimes(PlanModel model, PlanningProblem problem, Rule rule, BoolVar? broken)
    {
        foreach (var session in broken is not null && rule == problem.OnCannotTimes() ? model.Sessions : [])
        {
            model.Cp.AddLinearExpressionInDomain(session.Start, model.Starts.Against(session.Session.People, session.Length).Complement()).OnlyEnforceIf(When(broken, session.Placed));
        }
    }

    private static void FairTimes(PlanModel model, PlanningProblem problem, BoolVar? broken)
    {
        foreach (var earlier in problem.LastYear)
        {
            if (model.Of(earlier.Session) is { } session && (broken is not null || !session.IsExcused))
            {
                var other = model.Starts.HalfDays(isMorning: earlier.Start >= Domain.Planning.FairTimes.Noon);
                model.Cp.AddLinearExpressionInDomain(session.Start, other).OnlyEnforceIf(When(broken, session.Placed));
            }
        }
    }

    /// <summary>A session ends no later than this after the end of a break before it, or after the first start of the day in its room.</summary>
    private static void BreakAfter(PlanModel model, long most, BoolVar? broken)
    {
        foreach (var (room, day) in model.Sessions.SelectMany(s => s.Places.Select(p => (p.Room, p.Day))).Distinct().ToList())
        {
            var here = model.In(room, day);
            var first = model.Cp.NewIntVar(model.Grid.Midnight(day), model.Grid.Midnight(day + 1), "first start");
            here.ForEach(h => model.Cp.Add(first <= h.Session.Start).OnlyEnforceIf(h.Taken));
            foreach (var (session, taken) in here.Where(h => !h.Session.Session.IsBreak && (broken is not null || !h.Session.IsExcused)))
            {
                var early = model.Cp.NewBoolVar("early");
                model.Cp.Add(session.End - first <= most).OnlyEnforceIf(early);
                List<ILiteral> rested = [early, .. here.Where(b => b.Session.Session.IsBreak).Select(b => Rested(model, session, b, most))];
                model.Cp.AddBoolOr(rested).OnlyEnforceIf(When(broken, taken));
            }
        }
    }

    private static BoolVar Rested(PlanModel model, SessionVars session, (SessionVars Session, BoolVar Taken) pause, long most)
    {
        var rested = model.Cp.NewBoolVar("rested");
        model.Cp.AddImplication(rested, pause.Taken);
        model.Cp.Add(pause.Session.End <= session.Start).OnlyEnforceIf(rested);
        model.Cp.Add(session.End - pause.Session.End <= most).OnlyEnforceIf(rested);
        return rested;
    }
}
