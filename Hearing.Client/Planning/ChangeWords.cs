using System.Globalization;
using Hearing.Domain.Editions;
using Hearing.Domain.Planning;
using Microsoft.Extensions.Localization;

namespace Hearing.Client.Planning;

/// <summary>A difference between two versions as a sentence: "the time moved from 10:40 to 11:05".</summary>
public static class ChangeWords
{
    public static string Of(
        ProgrammeChange change, HearingZone zone, Func<string, string> roomName, IStringLocalizer<ProgrammeText> texts)
    {
        var otherDay = change is { OldStart: { } old, NewStart: { } now } && zone.DateOf(old) != zone.DateOf(now);
        string Time(DateTimeOffset? at) => at is { } instant
            ? zone.ToLocal(instant).ToString(otherDay ? "d MMM HH:mm" : "HH:mm", CultureInfo.CurrentCulture) : "";
        string Room(string? slug) => slug is null ? "" : roomName(slug);
        var key = change.Kind == ChangeKind.Moved && change.OldRoom != change.NewRoom ? "MovedRoom" : change.Kind.ToString();
        return texts[$"Change.{key}", change.Title, Time(change.OldStart), Room(change.OldRoom), Time(change.NewStart), Room(change.NewRoom)];
    }
}
