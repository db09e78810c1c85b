using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Planning;

namespace Hearing.Client.Tests.Planning;

/// <summary>One day 09:00 to 12:00, two rooms; Eksjö at 09:00 in the first, Karlstad without a place, an hour each.</summary>
internal static class SamplePlan
{
    public static readonly DateOnly Day = new(2026, 3, 10);
    public static readonly SessionId Eksjo = SessionId.New();
    public static readonly SessionId Karlstad = SessionId.New();

    public static Slot At(int hour, int minute, string room = "main") => new(room, Day, new(hour, minute));

    /// <param name="placed">Where the sessions are, where that is not as above.</param>
    public static PlanView View(string revision = "r1", IReadOnlyList<Placement>? placed = null)
    {
        var problem = new PlanningProblem(
            "Europe/Stockholm", [new(Day, new(9, 0), new(12, 0))],
            [new("main", "Stora salen", RoomKind.Real, 0, [], [], null, null), new("small", "Lilla salen", RoomKind.Real, 0, [], [], null, null)],
            [], [], [], [Session(Eksjo, "Eksjö"), Session(Karlstad, "Karlstad")], []);
        placed ??= [new(Eksjo, At(9, 0), false)];
        PlannedSession Planned(SessionId id, long session) => placed.FirstOrDefault(p => p.Session == id) is { } there ? new(id, session, there.Slot, there.Pinned) { LengthSeconds = 3600, ShortestSeconds = 1800 } : new(id, session, null, false) { LengthSeconds = 3600, ShortestSeconds = 1800 };
        PlannedSession[] sessions = [Planned(Eksjo, 4), Planned(Karlstad, 7)];
        var plan = PlanView.PlanOf(sessions);
        return new(revision, problem, sessions, [], PlanCheck.Of(problem, plan), PlanScore.Of(problem, plan), null, []);
    }

    public static PlanEdited Answer(PlanView view, PlanEdit edit, string revision = "r2") => new(
        new PlannedSession(edit.SessionId, edit.Revision + 1, edit.Kind == PlanEditKind.Unplace ? null : edit.Slot, edit.Pinned ?? false) { LengthSeconds = edit.LengthSeconds ?? 3600, ShortestSeconds = 1800 },
        revision, view.Warnings, view.Score);

    private static PlanSession Session(SessionId id, string title) =>
        new(id, SessionKind.Candidate, title, null, TimeSpan.FromHours(1), [], PlanPanel.None, []);
}
