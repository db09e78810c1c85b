using System.Globalization;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Microsoft.Extensions.Localization;

namespace Hearing.Client.Planning;

/// <summary>What sessions, people, rooms, days and times of a plan are called in sentences.</summary>
public sealed class PlanNames(PlanView view)
{
    /// <summary>Of a long list so many are named; the rest is a number.</summary>
    private const int MostNamed = 5;

    /// <summary>The session's title in quotation marks.</summary>
    public string Session(SessionId id) => Quoted(view.Problem.Sessions.FirstOrDefault(s => s.Id == id)?.Title ?? "?");

    public string Person(PersonId id) => view.People.FirstOrDefault(p => p.Id == id)?.Name ?? "?";

    public string Room(string? slug) => view.Problem.Rooms.FirstOrDefault(r => r.Slug == slug)?.Name ?? slug ?? "";

    /// <summary>Day and time, then room: "tisdag 10 mars 10:30, Stora salen".</summary>
    public string Place(Slot slot) => $"{Day(slot.Date)} {Time(slot.Start)}, {Room(slot.Room)}";

    public static string Day(DateOnly date) => date.ToString("dddd d MMMM", CultureInfo.CurrentCulture);

    public static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.CurrentCulture);

    public static string Quoted(string title) => CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "en" ? $"“{title}”" : $"”{title}”";

    /// <summary>The first names, and how many there are more.</summary>
    public static string Some(IEnumerable<string> names, IStringLocalizer<WhyText> texts)
    {
        var all = names.ToList();
        return all.Count <= MostNamed + 1 ? Joined(all) : texts["AndMore", Joined(all.Take(MostNamed)), all.Count - MostNamed];
    }

    public static string Joined(IEnumerable<string> names) => string.Join(", ", names);
}
