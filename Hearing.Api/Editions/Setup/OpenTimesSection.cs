using Hearing.Domain.Editions;

namespace Hearing.Api.Editions.Setup;

/// <summary>When rooms are open, where that is narrower than the days.</summary>
internal sealed class OpenTimesSection : SetupSection
{
    public override string Key => "hours";

    public override IReadOnlyList<Table> Tables(SetupContext context) => [Hours(context)];

    public override void Show(SetupContext context, Typed typed)
    {
        var open = context.Edition.Rooms.SelectMany(r => r.OpenTimes.Select(o => (r.Slug, Open: o))).ToList();
        for (var i = 0; i < open.Count; i++)
        {
            typed[$"hours[{i}].room"] = open[i].Slug;
            typed[$"hours[{i}].date"] = Written.Of(open[i].Open.Date);
            typed[$"hours[{i}].from"] = Written.Of(open[i].Open.From);
            typed[$"hours[{i}].until"] = Written.Of(open[i].Open.Until);
        }
    }

    public override void Apply(SetupContext context, Typed typed)
    {
        var edition = context.Edition;
        var open = new List<(string? Room, OpenTime Time)>();
        foreach (var row in typed.Rows(Hours(context)))
        {
            var time = new OpenTime(typed.Day($"{row}date", edition), typed.Time($"{row}from"), typed.Time($"{row}until"));
            typed.Stretch(row, edition.Zone, time.Date, time.From, time.Until);
            var room = typed.Room($"{row}room", edition);
            if (open.Exists(o => o.Room == room && o.Time.Date == time.Date && o.Time.From < time.Until && time.From < o.Time.Until))
            {
                typed.Fail($"{row}from", "Overlap");
            }

            open.Add((room, time));
        }

        edition.Rooms = [.. edition.Rooms.Select(r => r with { OpenTimes = [.. open.Where(o => o.Room == r.Slug).Select(o => o.Time)] })];
    }

    private static Table Hours(SetupContext context) => new("hours",
    [
        new("room", "select", Choices: context.Rooms, IsIdle: true),
        DayColumn.Of(context.Edition, context.Edition.Rooms.SelectMany(r => r.OpenTimes).Select(o => o.Date)),
        new("from", "time", Required: true), new("until", "time", Required: true),
    ]);
}
