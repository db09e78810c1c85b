using Hearing.Client.Editions;
using Hearing.Domain.Editions;

namespace Hearing.Api.Editions.Setup;

/// <summary>Instants that may not be passed, each with its purpose.</summary>
internal sealed class HardPointsSection : SetupSection
{
    public override string Key => "points";

    public override IReadOnlyList<Table> Tables(SetupContext context) => [Points(context)];

    public override void Show(SetupContext context, Typed typed)
    {
        var points = context.Edition.HardPoints;
        for (var i = 0; i < points.Count; i++)
        {
            typed[$"points[{i}].id"] = points[i].Key;
            typed[$"points[{i}].date"] = Written.Of(points[i].Date);
            typed[$"points[{i}].time"] = Written.Of(points[i].Time);
            typed[$"points[{i}].purpose"] = points[i].Purpose;
            typed[$"points[{i}].room"] = points[i].Room ?? "";
        }
    }

    public override void Apply(SetupContext context, Typed typed)
    {
        var edition = context.Edition;
        var points = new List<HardPoint>();
        var taken = typed.Rows(Points(context)).Select(row => typed[$"{row}id"]).ToHashSet();
        foreach (var row in typed.Rows(Points(context)))
        {
            var purpose = typed.Text($"{row}purpose", 200, required: true);
            var key = typed[$"{row}id"] is { Length: > 0 } known ? known : Written.Key(purpose, taken.Concat(points.Select(p => p.Key)));
            var point = new HardPoint(key, typed.Day($"{row}date", edition), typed.Time($"{row}time"), purpose, typed.Room($"{row}room", edition, orNone: true));
            typed.Exists($"{row}time", edition.Zone, point.Date, point.Time);
            if (points.Any(p => p.Key == point.Key || (p.Date, p.Time, p.Room) == (point.Date, point.Time, point.Room)))
            {
                typed.Fail($"{row}time", "Twice");
            }

            points.Add(point);
        }

        edition.HardPoints = points;
    }

    private static Table Points(SetupContext context) => new("points",
    [
        new("id", "hidden"), new("purpose", Required: true), DayColumn.Of(context.Edition, context.Edition.HardPoints.Select(p => p.Date)),
        new("time", "time", Required: true),
        new("room", "select", Choices: [new FormChoice("", context.Texts["points.EveryRoom"]), .. context.Rooms], IsIdle: true),
    ]);
}
