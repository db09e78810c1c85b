using System.Globalization;
using System.Text.Json.Nodes;
using Hearing.Domain.Editions;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning;

/// <summary>
/// A programme in the schedule format of the Frab and pretalx family (https://c3voc.de/schedule/schema.json), as conference apps read it:
/// days with rooms with events; local times with their offset, lengths as <c>hh:mm</c>.
/// </summary>
internal static class ScheduleJson
{
    private const string Schema = "https://c3voc.de/schedule/schema.json";

    public static JsonObject Of(Edition edition, Programme programme, Uri publicUrl)
    {
        var zone = edition.Zone;
        var page = new Uri(publicUrl, $"/{edition.Slug}").ToString();
        var days = programme.Items.GroupBy(i => zone.DateOf(i.Start)).OrderBy(g => g.Key).ToList();
        return new JsonObject
        {
            ["$schema"] = Schema,
            ["generator"] = new JsonObject { ["name"] = "Guldtrappan", ["version"] = typeof(ScheduleJson).Assembly.GetName().Version!.ToString(3) },
            ["schedule"] = new JsonObject
            {
                ["version"] = programme.Version.ToString(CultureInfo.InvariantCulture),
                ["base_url"] = page,
                ["conference"] = new JsonObject
                {
                    ["acronym"] = edition.Slug,
                    ["title"] = edition.Name,
                    ["start"] = Date(days[0].Key),
                    ["end"] = Date(days[^1].Key),
                    ["daysCount"] = days.Count,
                    ["timeslot_duration"] = "00:05",
                    ["time_zone_name"] = edition.TimeZone,
                    ["url"] = page,
                    ["rooms"] = new JsonArray([.. Rooms(edition, programme.Items).Select(r => new JsonObject { ["name"] = r })]),
                    ["tracks"] = new JsonArray(),
                    ["days"] = new JsonArray([.. days.Select((day, index) => Day(edition, index + 1, day.Key, [.. day], page))]),
                },
            },
        };
    }

    private static JsonObject Day(Edition edition, int index, DateOnly date, List<ProgrammeItem> items, string page)
    {
        var rooms = new JsonObject();
        foreach (var room in items.GroupBy(i => ProgrammeEndpoints.NameOf(edition, i.Room)))
        {
            rooms[room.Key] = new JsonArray([.. room.Select(i => Event(edition, i, page))]);
        }

        return new JsonObject
        {
            ["index"] = index,
            ["date"] = Date(date),
            ["day_start"] = Local(edition, items.Min(i => i.Start)),
            ["day_end"] = Local(edition, items.Max(i => i.End)),
            ["rooms"] = rooms,
        };
    }

    private static JsonObject Event(Edition edition, ProgrammeItem item, string page) => new()
    {
        ["guid"] = item.SessionId.Value.ToString(),
        ["id"] = BitConverter.ToInt32(item.SessionId.Value.ToByteArray(), 12) & int.MaxValue,
        ["date"] = Local(edition, item.Start),
        ["start"] = edition.Zone.ToLocal(item.Start).ToString("HH:mm", CultureInfo.InvariantCulture),
        ["duration"] = (item.End - item.Start).ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        ["room"] = ProgrammeEndpoints.NameOf(edition, item.Room),
        ["slug"] = $"{edition.Slug}-{item.SessionId.Value:N}",
        ["url"] = $"{page}#session-{item.SessionId.Value:N}",
        ["title"] = item.Title,
        ["subtitle"] = "",
        ["language"] = "sv",
        ["track"] = null,
        ["type"] = item.Kind.ToString().ToLowerInvariant(),
        ["abstract"] = "",
        ["description"] = "",
        ["persons"] = new JsonArray(),
        ["links"] = new JsonArray(),
        ["attachments"] = new JsonArray(),
    };

    private static IEnumerable<string> Rooms(Edition edition, IEnumerable<ProgrammeItem> items) =>
        items.Select(i => ProgrammeEndpoints.NameOf(edition, i.Room)).Distinct();

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Local(Edition edition, DateTimeOffset instant)
    {
        var local = edition.Zone.ToLocal(instant);
        return new DateTimeOffset(local, local - instant.UtcDateTime).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }
}
