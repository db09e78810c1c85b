using Hearing.Domain.Editions;

namespace Hearing.Api.Editions.Setup;

/// <summary>The days. A day that gets another date takes with it what lies on it: slots, hard points, rooms' open times.</summary>
internal sealed class DaysSection : SetupSection
{
    private static readonly Table Days = new("days", [new("id", "hidden"), new("date", "date", Required: true), new("opens", "time", Required: true), new("closes", "time", Required: true), new("meetingLink", "url", 2000)]);

    public override string Key => "days";

    public override IReadOnlyList<Table> Tables(SetupContext context) => [Days];

    public override void Show(SetupContext context, Typed typed)
    {
        for (var i = 0; i < context.Edition.Days.Count; i++)
        {
            var day = context.Edition.Days[i];
            typed[$"days[{i}].id"] = typed[$"days[{i}].date"] = Written.Of(day.Date);
            typed[$"days[{i}].opens"] = Written.Of(day.Opens);
            typed[$"days[{i}].closes"] = Written.Of(day.Closes);
            typed[$"days[{i}].meetingLink"] = day.MeetingLink ?? "";
        }
    }

    public override void Apply(SetupContext context, Typed typed)
    {
        var moved = new Dictionary<DateOnly, DateOnly>();
        var days = new List<HearingDay>();
        foreach (var row in typed.Rows(Days))
        {
            var day = new HearingDay(typed.Date($"{row}date"), typed.Time($"{row}opens"), typed.Time($"{row}closes"), typed.Link($"{row}meetingLink"));
            Check(context, typed, row, day, days);
            days.Add(day);
            if (typed[$"{row}id"].Length > 0)
            {
                moved.TryAdd(typed.Date($"{row}id"), day.Date);
            }
        }

        if (!typed.HasErrors)
        {
            context.Edition.Days = [.. days.OrderBy(d => d.Date)];
            Move(context, moved);
        }
    }

    private static void Check(SetupContext context, Typed typed, string row, HearingDay day, List<HearingDay> before)
    {
        typed.FailWhen(before.Any(d => d.Date == day.Date), $"{row}date", "Twice");
        typed.Stretch(row, context.Edition.Zone, day.Date, day.Opens, day.Closes, "opens", "closes");
    }

    private static void Move(SetupContext context, Dictionary<DateOnly, DateOnly> moved)
    {
        var edition = context.Edition;
        DateOnly To(DateOnly date) => moved.GetValueOrDefault(date, date);
        foreach (var session in context.Content.Sessions.Where(s => s.Slot is not null && To(s.Slot.Date) != s.Slot.Date))
        {
            session.Place(session.Slot! with { Date = To(session.Slot.Date) });
        }

        edition.HardPoints = [.. edition.HardPoints.Select(h => h with { Date = To(h.Date) })];
        edition.Rooms = [.. edition.Rooms.Select(r => r with { OpenTimes = [.. r.OpenTimes.Select(o => o with { Date = To(o.Date) })] })];
    }
}
