using System.Globalization;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Planning.Explanations;
using Microsoft.Extensions.Localization;

namespace Hearing.Client.Planning;

/// <summary>A clash's demands as sentences, and who can be asked.</summary>
public sealed class ClashWords(PlanView view, IStringLocalizer<WhyText> texts)
{
    /// <summary>The sum, where there is one; one sentence for all the sessions; one for each other demand, but for panels alike one together.</summary>
    public IEnumerable<string> Of(ClashSet clash)
    {
        var sessions = clash.Demands.Where(d => d.Kind == DemandKind.Session).Select(d => Session(d.Session)).ToList();
        string together = texts["Demand.Sessions", Some(sessions), Minutes(sessions.Sum(s => s.Length.TotalMinutes))];
        var panels = clash.Demands.Where(d => d.Kind == DemandKind.Panel).Select(d => Session(d.Session))
            .GroupBy(s => (s.Panel.FromPool, s.Panel.Pool.Count)).Where(g => g.Count() > 1).ToList();
        return [.. clash.Sum is { } sum ? [Of(sum)] : Array.Empty<string>(),
            .. sessions.Count > 1 ? [together] : sessions.Select(s => texts["Demand.Session", PlanNames.Quoted(s.Title), Minutes(s.Length.TotalMinutes)].Value),
            .. panels.Select(g => texts["Demand.Panels", Some(g), g.Key.FromPool, g.Key.Count].Value),
            .. clash.Demands.Where(d => d.Kind != DemandKind.Session && !(d.Kind == DemandKind.Panel && panels.Exists(g => g.Any(s => s.Id == d.Session))))
                .Select(d => Of(d, sessions))];
    }

    private string Of(DemandSum sum) => texts[$"Sum.{sum.Kind}.{sum.Unit}", sum.Wanted, sum.Had, sum.TooMany, sum.Person is { } person ? Names.Person(person) : ""];

    private string Some(IEnumerable<PlanSession> sessions) => PlanNames.Some(sessions.Select(s => PlanNames.Quoted(s.Title)), texts);

    /// <summary>The people whose times or presence are part of it.</summary>
    public string People(ClashSet clash) => PlanNames.Joined(clash.Demands.Select(d => d.Person).OfType<PersonId>().Distinct().Select(Names.Person));

    /// <summary>A rule as a sentence; of the sessions it names, those of the clash, where any are.</summary>
    public string Rule(string key, IReadOnlyList<PlanSession> within)
    {
        var rules = view.Problem.Rules.Where(r => r.Key == key).ToList();
        var (rule, ids) = (rules[0], within.Select(s => s.Id).ToHashSet());
        var pairs = rules.Where(r => ids.Count == 0 || r.Sessions.All(ids.Contains)).DefaultIfEmpty(rule).ToList();
        var first = pairs.SelectMany(r => r.Sessions.Take(1)).Distinct();
        var others = pairs.SelectMany(r => r.Sessions.Skip(1)).Distinct();
        var names = rule.Kind == RuleKind.Before ? first : first.Concat(others).Distinct();
        return texts[$"Rule.{rule.Kind}", Titles(names), Titles(others), Time(rule.From ?? TimeOnly.MinValue), Time(rule.Until ?? TimeOnly.MaxValue),
            rule.Minutes ?? RuleTimes.WithoutBreak, rule.People.Count > 0 ? PlanNames.Joined(rule.People.Select(Names.Person)) : texts["Everybody"].Value, rule.Count ?? 0];
    }

    private PlanNames Names => new(view);

    private string Of(Demand demand, IReadOnlyList<PlanSession> within) => demand.Kind switch
    {
        DemandKind.Pin => Pin(demand),
        DemandKind.Equipment => texts["Demand.Equipment", Title(demand), string.Join(", ", Session(demand.Session).Equipment)],
        DemandKind.HardPoint => HardPoint(demand),
        DemandKind.Travel => texts["Demand.Travel", Names.Room(demand.Key), Names.Room(demand.Other), PeopleCheck.Minutes(view.Problem, demand.Key!, demand.Other!)],
        DemandKind.Changeover => texts["Demand.Changeover", Names.Room(demand.Key), view.Problem.Rooms.First(r => r.Slug == demand.Key).ChangeoverMinutes],
        DemandKind.Rule => Rule(demand.Key!, within),
        DemandKind.Panel => texts["Demand.Panel", Title(demand), Session(demand.Session).Panel.FromPool, Session(demand.Session).Panel.Pool.Count],
        DemandKind.CannotTimes => texts["Demand.CannotTimes", Names.Person(demand.Person!.Value), PlanNames.Day(demand.Date!.Value), CannotTimes(demand)],
        DemandKind.Person => texts["Demand.Person", Names.Person(demand.Person!.Value),
            PlanNames.Joined(within.Where(s => s.People.Contains(demand.Person.Value)).Select(s => PlanNames.Quoted(s.Title)))],
        DemandKind.RoomHours => RoomHours(demand),
        DemandKind.DayHours => DayHours(demand),
        _ => throw new ArgumentOutOfRangeException(nameof(demand), demand.Kind, null),
    };

    private string Pin(Demand demand)
    {
        var slot = view.Sessions.First(s => s.Id == demand.Session).Slot;
        return slot is null ? "" : texts["Demand.Pin", Title(demand), PlanNames.Day(slot.Date), Time(slot.Start), Names.Room(slot.Room)];
    }

    private string HardPoint(Demand demand)
    {
        var point = view.Problem.HardPoints.First(p => p.Key == demand.Key);
        return texts["Demand.HardPoint", point.Purpose, Time(point.Time), PlanNames.Day(point.Date)];
    }

    private string RoomHours(Demand demand)
    {
        var open = view.Problem.Rooms.First(r => r.Slug == demand.Key).OpenTimes.Where(o => o.Date == demand.Date).Select(o => $"{Time(o.From)}–{Time(o.Until)}").ToList();
        return open.Count == 0 ? texts["Demand.RoomClosed", Names.Room(demand.Key), PlanNames.Day(demand.Date!.Value)]
            : texts["Demand.RoomHours", Names.Room(demand.Key), PlanNames.Day(demand.Date!.Value), PlanNames.Joined(open)];
    }

    private string DayHours(Demand demand)
    {
        var day = view.Problem.Days.First(d => d.Date == demand.Date);
        return texts["Demand.DayHours", PlanNames.Day(day.Date), Time(day.Opens), Time(day.Closes)];
    }

    private string CannotTimes(Demand demand) => PlanNames.Joined(view.Problem.CannotTimes
        .Where(c => c.Person == demand.Person && c.Date == demand.Date).Select(c => $"{Time(c.From)}–{Time(c.Until)}"));

    private string Titles(IEnumerable<SessionId> sessions) => PlanNames.Joined(sessions.Where(id => view.Problem.Sessions.Any(s => s.Id == id)).Select(Names.Session));

    private string Title(Demand demand) => Names.Session(demand.Session!.Value);

    private PlanSession Session(SessionId? id) => view.Problem.Sessions.First(s => s.Id == id);

    private static string Minutes(double minutes) => minutes.ToString("0.#", CultureInfo.CurrentCulture);

    private static string Time(TimeOnly time) => PlanNames.Time(time);
}
