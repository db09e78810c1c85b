using static Hearing.Domain.Planning.Explanations.PlanAskKind;

namespace Hearing.Domain.Planning.Explanations;

/// <summary>What can be asked where a sum does not come out: there no single person or session is in the way, but there is too little of something.</summary>
public static class AskingTogether
{
    private const int RoomWeight = 120, DayWeight = 720, JurorWeight = 60, MostMore = 4;

    /// <summary>What could be asked about a sum: each list is one thing in growing measure, the least first.</summary>
    public static IReadOnlyList<IReadOnlyList<PlanRepair>> About(PlanCase planCase, CountedClash clash) =>
        [.. new[] { Days(planCase, clash), More(planCase, clash), Shorter(planCase, clash), Panels(planCase, clash) }.SelectMany(l => l).Where(l => l.Count > 0)];

    /// <summary>All days of the clash longer by the same, at their end; or, where rooms have hours of their own, these.</summary>
    private static IEnumerable<IReadOnlyList<PlanRepair>> Days(PlanCase planCase, CountedClash clash)
    {
        var dates = clash.Demands.Where(d => d.Kind == DemandKind.DayHours).ToList();
        var days = planCase.Problem.Days.Where(d => dates.Exists(x => x.Date == d.Date)).ToList();
        var most = days.Select(d => (int)(PlanCase.LatestEnd - d.Closes).TotalMinutes).DefaultIfEmpty(0).Min();
        return days.Count < 2 ? [] :
            [[.. Asking.Steps.Where(m => m <= most).Select(m => PlanRepair.Of([.. days.Zip(dates, (d, demand) =>
                new PlanAsk(CloseDayLater, demand with { Date = d.Date }, At: d.Closes, Minutes: m, Weight: 2 * m))]))]];
    }

    /// <summary>Rooms, days and jurors beyond those there are.</summary>
    private static IEnumerable<IReadOnlyList<PlanRepair>> More(PlanCase planCase, CountedClash clash)
    {
        var (kind, days) = (clash.Sum.Kind, planCase.Problem.Days.Count);
        Demand hours = new(DemandKind.DayHours);
        if (kind is SumKind.Rooms or SumKind.SameDay)
        {
            yield return Growing(n => new(AnotherRoom, hours, Weight: n * RoomWeight * days, Count: n));
        }

        if (kind is SumKind.Pool or SumKind.Seats && clash.Demands.FirstOrDefault(d => d.Kind == DemandKind.Panel) is { } panel)
        {
            yield return Growing(n => new(AnotherJuror, panel, Weight: n * JurorWeight * days, Count: n));
        }

        if (kind != SumKind.SameDay && days > 0)
        {
            yield return Growing(n => new(AnotherDay, hours, Weight: n * DayWeight, Count: n));
        }
    }

    /// <summary>All sessions of the clash shorter by the same; each keeps at least two thirds.</summary>
    private static IEnumerable<IReadOnlyList<PlanRepair>> Shorter(PlanCase planCase, CountedClash clash)
    {
        var sessions = clash.Demands.Where(d => d.Kind == DemandKind.Session).ToList();
        var ids = sessions.Select(d => d.Session).ToHashSet();
        var most = planCase.Problem.Sessions.Where(s => ids.Contains(s.Id)).Select(s => s.Length.TotalMinutes / 3).DefaultIfEmpty(0).Min();
        return [[.. Asking.Steps.Where(m => m <= most).Select(m => PlanRepair.Of([.. sessions.Select(d => new PlanAsk(ShortenSession, d, Minutes: m, Weight: 2 * m))]))]];
    }

    /// <summary>All panels of the clash smaller by the same; each keeps a juror.</summary>
    private static IEnumerable<IReadOnlyList<PlanRepair>> Panels(PlanCase planCase, CountedClash clash)
    {
        var panels = clash.Demands.Where(d => d.Kind == DemandKind.Panel).ToList();
        var sessions = planCase.Problem.Sessions.Where(s => panels.Exists(d => d.Session == s.Id)).ToDictionary(s => s.Id);
        var most = sessions.Values.Select(s => s.Panel.FromPool - 1).DefaultIfEmpty(0).Min();
        return [[.. Enumerable.Range(1, Math.Min(2, most)).Select(n => PlanRepair.Of([.. panels.Select(d =>
            new PlanAsk(SmallerPanel, d, Weight: n * (int)sessions[d.Session!.Value].Length.TotalMinutes, Count: n))]))]];
    }

    private static IReadOnlyList<PlanRepair> Growing(Func<int, PlanAsk> ask) => [.. Enumerable.Range(1, MostMore).Select(n => PlanRepair.Of(ask(n)))];
}
