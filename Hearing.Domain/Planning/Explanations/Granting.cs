using Hearing.Domain.Editions;

namespace Hearing.Domain.Planning.Explanations;

/// <summary>What a case is when something that was asked for is granted.</summary>
public static class Granting
{
    /// <summary>The case with all of these granted.</summary>
    public static PlanCase Granted(this PlanCase planCase, IEnumerable<PlanAsk> asks) => asks.Aggregate(planCase, Grant);

    private static PlanCase Grant(PlanCase given, PlanAsk ask)
    {
        var (demand, by) = (ask.Demand, TimeSpan.FromMinutes(ask.Minutes));
        return ask.Kind switch
        {
            PlanAskKind.StayLonger => Cannot(given, ask, c => c.From == ask.At ? c with { From = c.From.Add(by) } : c),
            PlanAskKind.ComeEarlier => Cannot(given, ask, c => c.Until == ask.At ? c with { Until = c.Until.Add(-by) } : c),
            PlanAskKind.OpenRoomEarlier => Open(given, ask, o => o.From == ask.At ? o with { From = o.From.Add(-by) } : o),
            PlanAskKind.CloseRoomLater => Open(given, ask, o => o.Until == ask.At ? o with { Until = o.Until.Add(by) } : o),
            PlanAskKind.OpenDayEarlier => Day(given, ask, d => d with { Opens = d.Opens.Add(-by) }),
            PlanAskKind.CloseDayLater => Day(given, ask, d => d with { Closes = d.Closes.Add(by) }),
            PlanAskKind.ShortenSession => given.With(s => s.Id == demand.Session ? s with { Length = s.Length - by } : s),
            PlanAskKind.ShortenChangeover => given.With(r => r.Slug == demand.Key ? r with { ChangeoverMinutes = r.ChangeoverMinutes - ask.Minutes } : r),
            PlanAskKind.DoWithoutPerson => given.With(s => s.Id == ask.Session ? PlanCase.WithoutPerson(s, demand.Person!.Value) : s),
            PlanAskKind.SmallerPanel => given.With(s => s.Id == demand.Session
                ? s with { Panel = s.Panel with { FromPool = s.Panel.FromPool - ask.Count, Needed = s.Panel.Needed - ask.Count } } : s),
            PlanAskKind.AnotherRoom => Enumerable.Range(1, ask.Count).Aggregate(given, Adding.Room),
            PlanAskKind.AnotherDay => Enumerable.Range(1, ask.Count).Aggregate(given, (more, _) => Adding.Day(more)),
            PlanAskKind.AnotherJuror => Adding.Jurors(given, demand.Session!.Value, ask.Count),
            PlanAskKind.Come or PlanAskKind.OpenRoom or PlanAskKind.Unpin or PlanAskKind.DoWithoutEquipment or PlanAskKind.ForgetTravel
                or PlanAskKind.PassHardPoint or PlanAskKind.DropRule or PlanAskKind.LeaveOut => given.Without([demand]),
            _ => throw new ArgumentOutOfRangeException(nameof(ask), ask.Kind, null),
        };
    }

    private static PlanCase Cannot(PlanCase given, PlanAsk ask, Func<Unavailable, Unavailable> change) => given with
    {
        Problem = given.Problem with
        {
            CannotTimes = [.. given.Problem.CannotTimes.Select(c => c.Person == ask.Demand.Person && c.Date == ask.Demand.Date ? change(c) : c)],
        },
    };

    private static PlanCase Open(PlanCase given, PlanAsk ask, Func<OpenTime, OpenTime> change) => given.With(r =>
        r.Slug == ask.Demand.Key ? r with { OpenTimes = [.. r.OpenTimes.Select(o => o.Date == ask.Demand.Date ? change(o) : o)] } : r);

    private static PlanCase Day(PlanCase given, PlanAsk ask, Func<HearingDay, HearingDay> change) => given with
    {
        Problem = given.Problem with { Days = [.. given.Problem.Days.Select(d => d.Date == ask.Demand.Date ? change(d) : d)] },
    };
}
