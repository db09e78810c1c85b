using System.Globalization;
using Hearing.Client.Planning;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Planning;

/// <summary>The list's form as an edit of the plan.</summary>
internal static class PlanForm
{
    /// <summary>The edit, or null with what was typed and the first field that is wrong.</summary>
    public static PlanEdit? Read(IFormCollection form, LoadedPlan plan, IStringLocalizer<PlanText> texts, out PlanPage.TypedPlace typed)
    {
        var id = new SessionId(Guid.TryParse(form["session"], out var session) ? session : Guid.Empty);
        _ = long.TryParse(form["revision"], CultureInfo.InvariantCulture, out var revision);
        typed = new(id, form["date"], form["room"], form["start"], form["length"], null, null);
        return form["kind"].ToString() switch
        {
            "unplace" => new PlanEdit(PlanEditKind.Unplace, id, revision),
            "pin" => new PlanEdit(PlanEditKind.Pin, id, revision, Pinned: true),
            "unpin" => new PlanEdit(PlanEditKind.Pin, id, revision, Pinned: false),
            _ => Slot(plan, texts, ref typed) is { } slot && Seconds(texts, ref typed, out var seconds)
                ? new PlanEdit(PlanEditKind.Place, id, revision, slot, LengthSeconds: seconds) : null,
        };
    }

    private static Slot? Slot(LoadedPlan plan, IStringLocalizer<PlanText> texts, ref PlanPage.TypedPlace typed)
    {
        var (room, date, start) = (typed.Room, typed.Date, typed.Start);
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || plan.Edition.Days.All(d => d.Date != day))
        {
            typed = typed with { Field = "date", Error = texts["DayWrong"] };
        }
        else if (plan.Edition.Rooms.All(r => r.Slug != room))
        {
            typed = typed with { Field = "room", Error = texts["RoomWrong"] };
        }
        else if (!TimeOnly.TryParseExact(start, ["HH:mm", "H:mm", "HH.mm", "H.mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            typed = typed with { Field = "start", Error = texts["TimeWrong"] };
        }
        else
        {
            return new Slot(room!, day, at);
        }

        return null;
    }

    /// <summary>The length in minutes, where one was typed; false when it is none.</summary>
    private static bool Seconds(IStringLocalizer<PlanText> texts, ref PlanPage.TypedPlace typed, out int? seconds)
    {
        seconds = null;
        if (string.IsNullOrWhiteSpace(typed.Length))
        {
            return true;
        }

        if (!decimal.TryParse(typed.Length.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes) || minutes is <= 0 or > 1440)
        {
            typed = typed with { Field = "length", Error = texts["LengthWrong"] };
            return false;
        }

        seconds = (int)Math.Round(minutes * 60);
        return true;
    }
}
