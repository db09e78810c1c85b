using System.Net.Http.Json;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Planning.Explanations;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Planning;

/// <summary>On an edition whose day is an hour too short for its three sessions of an hour in one room.</summary>
public sealed class ExplanationApiTests : IDisposable
{
    private const string Plan = "/api/editions/2026/plan";
    private readonly HearingApp _app = new();
    private readonly HttpClient _organiser;

    public ExplanationApiTests() => _organiser = _app.As(HearingApp.Organiser);

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Why_not_all_fit_is_found_followed_and_leaves_the_plan_as_it_is()
    {
        await Short();
        var before = (await PlannedEdition.Read(_organiser)).Revision;
        var explanation = await Explained();
        Assert.Equal((3, false), (explanation.Sessions, explanation.AllFit));
        var clash = Assert.Single(explanation.Clashes);
        Assert.Equal([DemandKind.Session, DemandKind.Session, DemandKind.Session, DemandKind.DayHours], clash.Demands.Select(d => d.Kind));
        Assert.Equal((PlanAskKind.CloseDayLater, 60), explanation.Repairs.Select(r => (r.Asks[0].Kind, r.Asks[0].Minutes)).First(r => r.Kind == PlanAskKind.CloseDayLater));
        Assert.Equal(before, (await PlannedEdition.Read(_organiser)).Revision);
    }

    [Fact]
    public async Task Where_all_fit_there_is_nothing_to_explain()
    {
        await PlannedEdition.In(_app);
        var explanation = await Explained();
        Assert.Equal((true, 0, 0), (explanation.AllFit, explanation.Clashes.Count, explanation.Repairs.Count));
    }

    [Fact]
    public async Task An_explanation_is_no_solve_and_stops_when_asked()
    {
        await Short();
        var address = await Start();
        await PlannedEdition.Refused(404, "not-found", await _organiser.GetAsync(address.Replace("explanations", "solves", StringComparison.Ordinal), Cancel));
        var stopped = await PlannedEdition.Json<ExplanationView>(await _organiser.DeleteAsync(address, Cancel));
        Assert.True(stopped.State is SolveState.Stopped or SolveState.Finished);
    }

    [Fact]
    public async Task Fewest_moves_are_asked_for_by_name_and_told_before_they_are_taken_over()
    {
        var planned = await PlannedEdition.In(_app);
        var seen = await PlannedEdition.Read(_organiser);
        Placement[] plan = [new(planned.Sessions[0].Id, PlannedEdition.At(9), false), new(planned.Sessions[1].Id, PlannedEdition.At(10), false), new(planned.Sessions[2].Id, PlannedEdition.At(10), false)];
        await PlannedEdition.Put(_organiser, seen.Revision, plan);
        using var body = JsonContent.Create(new { seconds = 20, workers = 1, deterministic = true, keep = "fewestMoves" });
        var started = await _organiser.PostAsync($"{Plan}/solves", body, Cancel);
        var solve = await Until<SolveView>(started.Headers.Location!.ToString(), s => s.State == SolveState.Finished);
        var move = Assert.Single(solve.Moves!.Moves);
        Assert.Equal((0d, "small"), (move.Minutes, move.To!.Room));
        Assert.Equal([("placed", 3d), ("moves", 1d), ("minutesMoved", 0d)], solve.Terms.Take(3).Select(t => (t.Name, t.Value)));
        Assert.Contains(solve.Plan, p => p == plan[0]);
    }

    [Fact]
    public async Task A_plan_made_anew_tells_of_no_moves()
    {
        await PlannedEdition.In(_app);
        var started = await _organiser.PostAsJsonAsync($"{Plan}/solves", new SolveRequest(20, 1, true), WireJson.Options, Cancel);
        Assert.Null((await Until<SolveView>(started.Headers.Location!.ToString(), s => s.State == SolveState.Finished)).Moves);
    }

    [Fact]
    public async Task The_reasons_for_a_place_and_the_cost_of_another_are_told()
    {
        var planned = await PlannedEdition.In(_app);
        var session = (await PlannedEdition.Read(_organiser)).Sessions[1];
        await PlannedEdition.Edit(_organiser, PlannedEdition.Place(session, PlannedEdition.At(9)));
        var reasons = await PlannedEdition.Json<SessionReasons>(await _organiser.GetAsync($"{Plan}/sessions/{session.Id.Value}/reasons", Cancel));
        Assert.Equal(PlannedEdition.At(9), reasons.Slot);
        var cost = await PlannedEdition.Json<PlacingCost>(await _organiser.PostAsJsonAsync(
            $"{Plan}/sessions/{session.Id.Value}/costs", PlannedEdition.At(11, 30), WireJson.Options, Cancel));
        Assert.Equal((60d, 210d, PlanWarningKind.OutsideDay), (cost.Before.EndMinutes, cost.After.EndMinutes, cost.Broken.Single().Kind));
        await PlannedEdition.Refused(404, "not-found", await _organiser.GetAsync($"{Plan}/sessions/{planned.Edition.Id.Value}/reasons", Cancel));
        await PlannedEdition.Refused(404, "not-found", await _organiser.PostAsJsonAsync(
            $"{Plan}/sessions/{session.Id.Value}/costs", PlannedEdition.At(11, 0, "cellar"), WireJson.Options, Cancel));
    }

    [Fact]
    public async Task The_page_on_a_session_works_out_a_place_and_says_when_it_is_none()
    {
        await PlannedEdition.In(_app);
        var session = (await PlannedEdition.Read(_organiser)).Sessions[1];
        await PlannedEdition.Edit(_organiser, PlannedEdition.Place(session, PlannedEdition.At(9)));
        var page = $"/2026/plan/sessions/{session.Id.Value}";
        Assert.Contains(page, await _organiser.GetStringAsync("/2026/plan?view=list", Cancel), StringComparison.Ordinal);
        Assert.Contains("Sessionen ligger tisdag 10 mars 09:00, Stora salen.", await _organiser.GetStringAsync(page, Cancel), StringComparison.Ordinal);
        var asked = await _organiser.GetStringAsync($"{page}?date=2026-03-10&room=main&start=11:30", Cancel);
        Assert.Contains("ligger utanför hearingens tider", asked, StringComparison.Ordinal);
        Assert.Contains("150", asked, StringComparison.Ordinal);
        var wrong = await _organiser.GetAsync($"{page}?date=2026-03-10&room=main&start=kvart", Cancel);
        Assert.Equal(422, (int)wrong.StatusCode);
        Assert.Contains("skriv en tid", await wrong.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private async Task Short()
    {
        await PlannedEdition.In(_app);
        await _app.InDatabase(async db =>
        {
            var edition = await db.Editions.SingleAsync(Cancel);
            (edition.Days, edition.Rooms) = ([new(PlannedEdition.Day, new(9, 0), new(11, 0))], [.. edition.Rooms.Take(1)]);
            return await db.SaveChangesAsync(Cancel);
        });
    }

    private async Task<string> Start()
    {
        var started = await _organiser.PostAsync($"{Plan}/explanations", null, Cancel);
        Assert.Equal(202, (int)started.StatusCode);
        return started.Headers.Location!.ToString();
    }

    private async Task<ExplanationView> Explained() => await Until<ExplanationView>(await Start(), e => e.State == SolveState.Finished);

    private async Task<T> Until<T>(string address, Func<T, bool> wanted)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        bound.CancelAfter(Patience.AtMost);
        while (true)
        {
            bound.Token.ThrowIfCancellationRequested();
            if (await PlannedEdition.Json<T>(await _organiser.GetAsync(address, Cancel)) is var view && wanted(view))
            {
                return view;
            }

            await Task.Yield();
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
