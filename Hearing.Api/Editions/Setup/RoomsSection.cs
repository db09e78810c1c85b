using Hearing.Domain;
using Hearing.Domain.Editions;

namespace Hearing.Api.Editions.Setup;

/// <summary>Rooms, their links, equipment and open times.</summary>
internal sealed class RoomsSection : SetupSection
{
    public override string Key => "rooms";

    public override IReadOnlyList<Table> Tables(SetupContext context) => [Rooms(context)];

    public override void Show(SetupContext context, Typed typed)
    {
        var rooms = context.Edition.Rooms;
        for (var i = 0; i < rooms.Count; i++)
        {
            typed[$"rooms[{i}].id"] = typed[$"rooms[{i}].slug"] = rooms[i].Slug;
            typed[$"rooms[{i}].name"] = rooms[i].Name;
            typed[$"rooms[{i}].kind"] = rooms[i].Kind.ToString();
            typed[$"rooms[{i}].changeover"] = Written.Of(rooms[i].ChangeoverMinutes);
            typed[$"rooms[{i}].equipment"] = string.Join(", ", rooms[i].Equipment);
            typed[$"rooms[{i}].meetingLink"] = rooms[i].MeetingLink ?? "";
            typed[$"rooms[{i}].captionLink"] = rooms[i].CaptionLink ?? "";
        }
    }

    public override void Apply(SetupContext context, Typed typed)
    {
        var before = context.Edition.Rooms;
        var rooms = new List<Room>();
        foreach (var row in typed.Rows(Rooms(context)))
        {
            rooms.Add(Read(typed, row, before.FirstOrDefault(r => r.Slug == typed[$"{row}id"]), rooms));
        }

        if (!typed.HasErrors)
        {
            context.Edition.Rooms = rooms;
        }
    }

    private static Room Read(Typed typed, string row, Room? old, List<Room> before)
    {
        var name = typed.Text($"{row}name", 200, required: true);
        var slug = typed[$"{row}slug"].Trim() is { Length: > 0 } given ? given : Written.Key(name, before.Select(r => r.Slug));
        if (!Slug.IsValid(slug))
        {
            typed.Fail($"{row}slug", "Slug");
        }

        if (before.Any(r => r.Slug == slug))
        {
            typed.Fail($"{row}slug", "Twice");
        }

        if (before.Any(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            typed.Fail($"{row}name", "Twice");
        }

        return new(slug, name, typed.Word<RoomKind>($"{row}kind"), typed.Number($"{row}changeover", 0, 600), old?.OpenTimes ?? [],
            Equipment(typed.Text($"{row}equipment", 1000)), typed.Link($"{row}meetingLink"), typed.Link($"{row}captionLink"));
    }

    public static IReadOnlyList<string> Equipment(string typed) =>
        [.. typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static Table Rooms(SetupContext context) => new("rooms",
    [
        new("id", "hidden"), new("name", Required: true), new("slug", Max: 40), new("kind", "select", Choices: context.Words<RoomKind>(), IsIdle: true),
        new("changeover", "number"), new("equipment", Max: 1000), new("meetingLink", "url", 2000), new("captionLink", "url", 2000),
    ]);
}
