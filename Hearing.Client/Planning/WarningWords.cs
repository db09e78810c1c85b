using System.Globalization;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Microsoft.Extensions.Localization;

namespace Hearing.Client.Planning;

/// <summary>A warning's data as a sentence.</summary>
public static class WarningWords
{
    public static string Of(PlanWarning warning, PlanView view, IStringLocalizer<PlanText> texts)
    {
        var reason = warning.Reason;
        object[] words =
        [
            Title(view, warning.Sessions.ElementAtOrDefault(0)), Title(view, warning.Sessions.ElementAtOrDefault(1)),
            view.Problem.Rooms.FirstOrDefault(r => r.Slug == reason.Room)?.Name ?? reason.Room ?? "", Time(reason.From), Time(reason.Until),
            reason.Needed ?? 0, reason.Had ?? 0, Names(view, warning.People), reason.Key ?? "",
        ];
        // Whoever is drawn for the panels: nobody is named.
        var panels = reason.Rule is RuleKind.AtMostInARow or RuleKind.CloseTogether && warning.People.Count == 0 ? ".Panels" : "";
        return warning.Kind == PlanWarningKind.RuleBroken ? texts[$"Warning.Rule.{reason.Rule}{panels}", words] : texts[$"Warning.{warning.Kind}", words];
    }

    private static string Title(PlanView view, SessionId id) => view.Problem.Sessions.FirstOrDefault(s => s.Id == id)?.Title ?? "";

    private static string Time(DateTime? at) => at?.ToString("HH:mm", CultureInfo.CurrentCulture) ?? "";

    private static string Names(PlanView view, IReadOnlyList<PersonId> people) =>
        string.Join(", ", people.Select(id => view.People.FirstOrDefault(p => p.Id == id)?.Name ?? "?"));
}
