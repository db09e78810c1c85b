using Google.OrTools.Sat;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>Unequal treatment as an expression; <see cref="FairTreatment"/> counts the same from the plan alone.</summary>
internal static class Fairnesses
{
    public static LinearExpr Add(PlanModel model, PlanningProblem problem) =>
        LinearExpr.Sum([.. model.Sessions.Select(s => model.ByStart(s, Costs(model, problem, s))), .. Waits(model)]);

    /// <summary>What a session's start costs by itself: a time of day that is early or late, and the same half of it as last year.</summary>
    private static Dictionary<long, long> Costs(PlanModel model, PlanningProblem problem, SessionVars session)
    {
        var isCandidate = session.Session.Kind == SessionKind.Candidate;
        var earlier = problem.LastYear.Where(e => e.Session == session.Session.Id).ToList();
        long Cost(long at)
        {
            var start = model.Grid.SlotAt("", at).Start;
            var outside = isCandidate ? FairTreatment.Outside(start, session.Session.Length).TotalMinutes : 0;
            return model.Grid.FromMinutes(outside + (FairTreatment.RepeatMinutes * earlier.Count(e => FairTimes.IsRepeated(e, start))));
        }

        return isCandidate || earlier.Count > 0 ? StartTimes.Each(session.Start.Domain).ToDictionary(at => at, Cost) : [];
    }

    private static IEnumerable<LinearExpr> Waits(PlanModel model) =>
        from own in model.Sessions.Where(s => s.Session.CandidateId is not null).GroupBy(s => s.Session.CandidateId)
        where own.Count() > 1
        from day in own.SelectMany(s => s.Days.Keys).Distinct()
        select Wait(model, [.. own.Where(s => s.Days.ContainsKey(day))], day);

    /// <summary>A candidate's minutes from first to last that day, less the sessions and a rest.</summary>
    private static IntVar Wait(PlanModel model, List<SessionVars> own, int day)
    {
        var (from, until) = (model.Grid.Midnight(day), model.Grid.Midnight(day + 1));
        var (first, last) = (model.Cp.NewIntVar(from, until, "first"), model.Cp.NewIntVar(from, until, "last"));
        var wait = model.Cp.NewIntVar(0, until - from, "wait");
        foreach (var s in own)
        {
            model.Cp.Add(first <= s.Start).OnlyEnforceIf(s.Days[day]);
            model.Cp.Add(last >= s.End).OnlyEnforceIf(s.Days[day]);
        }

        model.Cp.Add(wait >= last - first - LinearExpr.Sum(own.Select(s => s.Length * s.Days[day])) - model.Grid.Minutes(FairTreatment.RestMinutes));
        return wait;
    }
}
