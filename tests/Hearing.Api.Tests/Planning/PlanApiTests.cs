using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Api.Tests.Planning;

public sealed class PlanApiTests : IDisposable
{
    private readonly HearingApp _app = new();
    private readonly HttpClient _organiser;

    public PlanApiTests() => _organiser = _app.As(HearingApp.Organiser);

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_plan_is_the_organisers_alone()
    {
        await PlannedEdition.In(_app);
        Assert.Equal(403, (int)(await _app.As("juror@example.org").GetAsync("/api/editions/2026/plan", Cancel)).StatusCode);
        Assert.Equal(401, (int)(await _app.Stranger().GetAsync("/api/editions/2026/plan", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_session_is_placed_pinned_and_unplaced()
    {
        await PlannedEdition.In(_app);
        var session = (await PlannedEdition.Read(_organiser)).Sessions[1];
        var placed = await PlannedEdition.Json<PlanEdited>(await PlannedEdition.Edit(_organiser, PlannedEdition.Place(session, PlannedEdition.At(10))));
        Assert.Equal(PlannedEdition.At(10), placed.Session.Slot);
        var pin = new PlanEdit(PlanEditKind.Pin, session.Id, placed.Session.Revision, Pinned: true);
        var pinned = await PlannedEdition.Json<PlanEdited>(await PlannedEdition.Edit(_organiser, pin));
        Assert.True(pinned.Session.Pinned);
        await PlannedEdition.Edit(_organiser, new PlanEdit(PlanEditKind.Unplace, session.Id, pinned.Session.Revision));
        var after = (await PlannedEdition.Read(_organiser)).Sessions[1];
        Assert.Equal((null, false), (after.Slot, after.Pinned));
    }

    [Fact]
    public async Task A_clash_is_stored_and_told_not_refused()
    {
        await PlannedEdition.In(_app);
        var sessions = (await PlannedEdition.Read(_organiser)).Sessions;
        await PlannedEdition.Edit(_organiser, PlannedEdition.Place(sessions[1], PlannedEdition.At(10)));
        var edited = await PlannedEdition.Json<PlanEdited>(
            await PlannedEdition.Edit(_organiser, PlannedEdition.Place(sessions[2], PlannedEdition.At(10, 30))));
        Assert.Equal(PlanWarningKind.RoomDoubleBooked, edited.Warnings[0].Kind);
    }

    [Fact]
    public async Task Of_two_edits_at_once_one_is_stale()
    {
        await PlannedEdition.In(_app);
        var session = (await PlannedEdition.Read(_organiser)).Sessions[1];
        var answers = await Task.WhenAll(Enumerable.Range(9, 2).Select(hour =>
            PlannedEdition.Edit(_organiser, PlannedEdition.Place(session, PlannedEdition.At(hour)))));
        Assert.Equal([200, 412], answers.Select(a => (int)a.StatusCode).Order());
        await PlannedEdition.Refused(412, "stale", answers.Single(a => !a.IsSuccessStatusCode));
    }

    [Fact]
    public async Task A_whole_plan_is_taken_over_at_the_revision_it_was_made_from()
    {
        var planned = await PlannedEdition.In(_app);
        var seen = await PlannedEdition.Read(_organiser);
        Placement[] plan = [new(planned.Sessions[0].Id, PlannedEdition.At(9), true), new(planned.Sessions[2].Id, PlannedEdition.At(10), false)];
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/editions/2026/plan") { Headers = { { "If-None-Match", $"\"{seen.Revision}\"" } } };
        Assert.Equal(304, (int)(await _organiser.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);
        await PlannedEdition.Refused(428, "revision-missing", await PlannedEdition.Put(_organiser, null, plan));
        var taken = await PlannedEdition.Json<PlanView>(await PlannedEdition.Put(_organiser, seen.Revision, plan));
        Assert.Equal(plan, PlanView.PlanOf(taken.Sessions));
        await PlannedEdition.Refused(412, "stale", await PlannedEdition.Put(_organiser, seen.Revision));
    }

    [Fact]
    public async Task A_session_is_made_longer_where_it_lies_and_the_plan_put_back_with_its_length()
    {
        await PlannedEdition.In(_app);
        var before = await PlannedEdition.Read(_organiser);
        await PlannedEdition.Edit(_organiser, PlannedEdition.Place(before.Sessions[2], PlannedEdition.At(10)));
        var longer = PlannedEdition.Place(before.Sessions[1], PlannedEdition.At(9)) with { LengthSeconds = 65 * 60 };
        var edited = await PlannedEdition.Json<PlanEdited>(await PlannedEdition.Edit(_organiser, longer));
        Assert.Equal((65 * 60, 60), (edited.Session.LengthSeconds, edited.Session.ShortestSeconds));
        Assert.Contains(edited.Warnings, w => w.Kind == PlanWarningKind.RoomDoubleBooked);
        await PlannedEdition.Refused(412, "stale", await PlannedEdition.Edit(_organiser, longer));
        var now = PlannedEdition.Place(edited.Session, PlannedEdition.At(9));
        await PlannedEdition.Refused(422, "plan-not-ready", await PlannedEdition.Edit(_organiser, now with { LengthSeconds = 59 }));
        await PlannedEdition.Refused(422, "plan-not-ready", await PlannedEdition.Edit(_organiser, now with { LengthSeconds = (15 * 60 * 60) + 1 }));
        var back = new WholePlan([new(before.Sessions[1].Id, PlannedEdition.At(9), false)]) { Lengths = [new(before.Sessions[1].Id, 3600)] };
        var view = await PlannedEdition.Json<PlanView>(await PlannedEdition.Put(_organiser, edited.Revision, back));
        Assert.Equal(3600, view.Sessions[1].LengthSeconds);
        Assert.Equal(TimeSpan.FromHours(1), view.Problem.Sessions[1].Length);
    }

    [Fact]
    public async Task Unknown_rooms_and_sessions_are_refused_and_nothing_is_stored()
    {
        var planned = await PlannedEdition.In(_app);
        var seen = await PlannedEdition.Read(_organiser);
        Placement good = new(planned.Sessions[0].Id, PlannedEdition.At(9), false);
        Placement bad = new(planned.Sessions[1].Id, PlannedEdition.At(9, 0, "cellar"), false);
        await PlannedEdition.Refused(404, "not-found", await PlannedEdition.Put(_organiser, seen.Revision, good, bad));
        await PlannedEdition.Refused(400, "invalid", await PlannedEdition.Put(_organiser, seen.Revision, good, good));
        await PlannedEdition.Refused(400, "invalid", await PlannedEdition.Edit(_organiser, new PlanEdit(PlanEditKind.Place, good.Session, 0)));
        Assert.All((await PlannedEdition.Read(_organiser)).Sessions, s => Assert.Null(s.Slot));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
