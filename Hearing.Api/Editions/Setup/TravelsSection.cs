using Hearing.Domain.Editions;

namespace Hearing.Api.Editions.Setup;

/// <summary>How long the ways between rooms take.</summary>
internal sealed class TravelsSection : SetupSection
{
    public override string Key => "ways";

    public override IReadOnlyList<Table> Tables(SetupContext context) => [Ways(context)];

    public override void Show(SetupContext context, Typed typed)
    {
        var ways = context.Edition.Travels;
        for (var i = 0; i < ways.Count; i++)
        {
            typed[$"ways[{i}].from"] = ways[i].FromRoom;
            typed[$"ways[{i}].to"] = ways[i].ToRoom;
            typed[$"ways[{i}].minutes"] = Written.Of(ways[i].Minutes);
        }
    }

    public override void Apply(SetupContext context, Typed typed)
    {
        var ways = new List<Travel>();
        foreach (var row in typed.Rows(Ways(context)))
        {
            var way = new Travel(
                typed.Room($"{row}from", context.Edition) ?? "", typed.Room($"{row}to", context.Edition) ?? "", typed.Number($"{row}minutes", 0, 600, -1));
            if (way.FromRoom == way.ToRoom)
            {
                typed.Fail($"{row}to", "SameRoom");
            }
            else if (ways.Exists(w => (w.FromRoom, w.ToRoom) == (way.FromRoom, way.ToRoom) || (w.ToRoom, w.FromRoom) == (way.FromRoom, way.ToRoom)))
            {
                typed.Fail($"{row}to", "Twice");
            }

            ways.Add(way);
        }

        context.Edition.Travels = ways;
    }

    private static Table Ways(SetupContext context) => new("ways",
    [
        new("from", "select", Choices: context.Rooms, IsIdle: true), new("to", "select", Choices: context.Rooms, IsIdle: true),
        new("minutes", "number", Required: true),
    ]);
}
