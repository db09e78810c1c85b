using CultureInfo = System.Globalization.CultureInfo;
using Hearing.Domain.Calendars;
using Hearing.Domain.Editions;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Hearing.Api.Calendars;

/// <summary>Writes calendar entries in iCalendar format (RFC 5545), times in the edition's zone with its VTIMEZONE.</summary>
internal static class CalendarWriter
{
    public static string Write(Edition edition, string name, IReadOnlyList<CalendarEntry> entries)
    {
        var calendar = new Calendar { ProductId = "-//Guldtrappan//Hearing//SV", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT15M");
        var first = entries.Count > 0 ? entries.Min(e => e.Start) : new DateTimeOffset(edition.Year, 1, 1, 0, 0, 0, TimeSpan.Zero);
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(
            edition.TimeZone, new DateTime(first.Year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified), includeHistoricalData: true));
        calendar.Events.AddRange(entries.Select(e => Event(edition, e)));
        return Invariant(() => new CalendarSerializer().SerializeToString(calendar)!);
    }

    // Ical.Net writes numbers by the current culture: in Swedish, BYDAY=-1SU would get another minus sign and no reader would know it.
    private static string Invariant(Func<string> write)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return write();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static CalendarEvent Event(Edition edition, CalendarEntry entry) => new()
    {
        Uid = entry.Uid,
        Sequence = entry.Sequence,
        DtStamp = Utc(entry.ChangedAt),
        LastModified = Utc(entry.ChangedAt),
        DtStart = Local(edition, entry.Start),
        DtEnd = Local(edition, entry.End),
        Summary = entry.Title,
        Location = entry.Place,
        Description = entry.Description == "" ? null : entry.Description,
        Url = entry.Link,
        Status = entry.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        Transparency = entry.IsBusy ? TransparencyType.Opaque : TransparencyType.Transparent,
    };

    // A local time that happens twice means the first of the two to every reader: the second is written in UTC.
    private static CalDateTime Local(Edition edition, DateTimeOffset instant)
    {
        var local = edition.Zone.ToLocal(instant);
        return edition.Zone.ToInstant(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)) == instant
            ? new CalDateTime(local, edition.TimeZone)
            : Utc(instant);
    }

    private static CalDateTime Utc(DateTimeOffset instant) => new(instant.UtcDateTime, "UTC");
}
