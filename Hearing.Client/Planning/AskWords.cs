using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning.Explanations;
using Microsoft.Extensions.Localization;

namespace Hearing.Client.Planning;

/// <summary>What would help, as a sentence, and who can be asked.</summary>
public sealed class AskWords(PlanView view, IStringLocalizer<WhyText> texts)
{
    private readonly PlanNames _names = new(view);

    /// <summary>What is asked of many alike is one part of the sentence.</summary>
    public string Of(PlanRepair repair) => texts["Repair", string.Join(texts["And"], repair.Asks.GroupBy(a => (a.Kind, a.Minutes, a.Count))
        .SelectMany(g => g.Count() > 1 && !texts[$"AskMany.{g.Key.Kind}"].ResourceNotFound ? [Of([.. g])] : g.Select(Of)))];

    /// <summary>The people to ask; empty where the organiser alone decides.</summary>
    public string People(PlanRepair repair) => PlanNames.Joined(repair.Asks.Select(a => a.Demand.Person).OfType<PersonId>().Distinct().Select(_names.Person));

    private string Of(IReadOnlyList<PlanAsk> alike) => texts[$"AskMany.{alike[0].Kind}",
        PlanNames.Some(alike.Select(a => a.Demand.Date is { } date ? PlanNames.Day(date) : Subject(a)), texts), alike.Count, alike[0].Minutes, alike[0].Count];

    private string Of(PlanAsk ask)
    {
        var demand = ask.Demand;
        var (old, moved) = ask.At is { } at ? (PlanNames.Time(at), PlanNames.Time(Moved(ask, at))) : ("", "");
        return texts[$"Ask.{ask.Kind}", Subject(ask), demand.Date is { } date ? PlanNames.Day(date) : "", old, moved, ask.Minutes,
            demand.Other is { } room ? _names.Room(room) : ask.Session is { } session ? _names.Session(session) : "", ask.Count];
    }

    private string Subject(PlanAsk ask) => ask.Demand switch
    {
        { Kind: DemandKind.Rule, Key: { } key } => new ClashWords(view, texts).Rule(key, []).TrimEnd('.'),
        { Kind: DemandKind.HardPoint, Key: { } key } => view.Problem.HardPoints.First(p => p.Key == key).Purpose,
        { Person: { } person } => _names.Person(person),
        { Session: { } session } => _names.Session(session),
        { Key: { } room } => _names.Room(room),
        _ => "",
    };

    private static TimeOnly Moved(PlanAsk ask, TimeOnly at) => at.Add(TimeSpan.FromMinutes(
        ask.Kind is PlanAskKind.ComeEarlier or PlanAskKind.OpenRoomEarlier or PlanAskKind.OpenDayEarlier ? -ask.Minutes : ask.Minutes));
}
