using System.Net;
using System.Text.RegularExpressions;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Tests.Planning;

public sealed partial class PlanPageTests : IDisposable
{
    private readonly HearingApp _app = new();
    private readonly HttpClient _organiser;

    public PlanPageTests() => _organiser = _app.As(HearingApp.Organiser);

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Without_scripts_a_session_is_placed_pinned_and_taken_out()
    {
        var planned = await PlannedEdition.In(_app);
        var id = planned.Sessions[1].Id;
        Assert.Equal(HttpStatusCode.SeeOther, (await Edit(id, "place", "10:30")).StatusCode);
        Assert.Equal(PlannedEdition.At(10, 30, "small"), (await Session(id)).Slot);
        await Edit(id, "pin");
        Assert.True((await Session(id)).Pinned);
        await Edit(id, "unplace");
        Assert.Null((await Session(id)).Slot);
    }

    [Fact]
    public async Task The_list_gives_a_session_another_length_and_refuses_what_is_none()
    {
        var planned = await PlannedEdition.In(_app);
        var id = planned.Sessions[1].Id;
        Assert.Equal(HttpStatusCode.SeeOther, (await Edit(id, "place", "10:30", length: "47,5")).StatusCode);
        Assert.Equal(2850, (await Session(id)).LengthSeconds);
        foreach (var (typed, said) in new[] { ("en stund", "Skriv längden i minuter"), ("0,5", "behåller minst en minut"), ("900", "slutar samma dag") })
        {
            var answer = await Edit(id, "place", "10:30", length: typed);
            Assert.Equal(422, (int)answer.StatusCode);
            Assert.Contains(said, await Text(answer), StringComparison.Ordinal);
        }

        Assert.Equal(2850, (await Session(id)).LengthSeconds);
    }

    [Fact]
    public async Task A_phone_reads_the_list_until_it_asks_for_the_board()
    {
        await PlannedEdition.In(_app);
        _organiser.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Linux; Android 15) Mobile Safari/537.36");
        Assert.DoesNotContain("board-loading", await _organiser.GetStringAsync("/2026/plan", Cancel), StringComparison.Ordinal);
        Assert.Contains("board-loading", await _organiser.GetStringAsync("/2026/plan?view=board", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_says_why()
    {
        var planned = await PlannedEdition.In(_app);
        var answer = await Edit(planned.Sessions[1].Id, "place", "kvart i tio");
        Assert.Equal(422, (int)answer.StatusCode);
        var page = await Text(answer);
        Assert.Contains("Skriv en tid", page, StringComparison.Ordinal);
        Assert.Contains("value=\"kvart i tio\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("23:00", HttpStatusCode.SeeOther)]
    [InlineData("23:01", HttpStatusCode.UnprocessableEntity)]
    public async Task A_session_over_midnight_is_refused_with_what_to_do(string time, HttpStatusCode answered)
    {
        var planned = await PlannedEdition.In(_app);
        var answer = await Edit(planned.Sessions[1].Id, "place", time);
        Assert.Equal(answered, answer.StatusCode);
        Assert.Equal(answered != HttpStatusCode.SeeOther, (await Text(answer)).Contains("slutar samma dag som den börjar", StringComparison.Ordinal));
        Assert.Equal(answered == HttpStatusCode.SeeOther, (await Session(planned.Sessions[1].Id)).Slot is not null);
    }

    [Fact]
    public async Task A_form_that_somebody_else_was_faster_than_says_so()
    {
        var planned = await PlannedEdition.In(_app);
        var seen = await Session(planned.Sessions[1].Id);
        await PlannedEdition.Edit(_organiser, PlannedEdition.Place(seen, PlannedEdition.At(9)));
        var answer = await Edit(seen.Id, "place", "10:30", seen.Revision);
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Contains("Någon annan har ändrat planen", await Text(answer), StringComparison.Ordinal);
        Assert.Equal(PlannedEdition.At(9), (await Session(seen.Id)).Slot);
    }

    [Fact]
    public async Task Without_scripts_a_plan_is_made_taken_over_and_published()
    {
        await PlannedEdition.In(_app);
        var made = (await Post("solves", ("keepPinned", "true"))).Headers.Location!.ToString();
        var id = SolveId().Match(made).Groups[1].Value;
        await Until(id);
        Assert.Contains("Placerade sessioner", await _organiser.GetStringAsync(made, Cancel), StringComparison.Ordinal);
        var plan = await PlannedEdition.Read(_organiser);
        Assert.Equal(303, (int)(await Post("take-over", ("solve", id), ("revision", plan.Revision))).StatusCode);
        plan = await PlannedEdition.Read(_organiser);
        Assert.Equal(3, plan.Score.Placed);
        var published = await Post("publish", ("revision", plan.Revision));
        Assert.Contains("Version 1 är publicerad.", await _organiser.GetStringAsync(published.Headers.Location!.ToString(), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_scripts_other_plans_are_shown_beside_the_best_and_one_is_taken_over()
    {
        await PlannedEdition.In(_app);
        var made = (await Post("solves", ("alternatives", "true"))).Headers.Location!.ToString();
        var id = SolveId().Match(made).Groups[1].Value;
        await Until(id);
        Assert.Contains("Annat förslag 1", await _organiser.GetStringAsync(made, Cancel), StringComparison.Ordinal);
        var other = (await PlannedEdition.Json<SolveView>(await _organiser.GetAsync($"/api/editions/2026/plan/solves/{id}", Cancel))).Alternatives![0];
        var revision = (await PlannedEdition.Read(_organiser)).Revision;
        var none = await Post("take-over", ("solve", id), ("alternative", "7"), ("revision", revision));
        Assert.Equal(422, (int)none.StatusCode);
        Assert.Contains("Det förslaget finns inte", await Text(none), StringComparison.Ordinal);
        await Post("take-over", ("solve", id), ("alternative", "0"), ("revision", revision));
        Assert.Equal(other.Plan.ToHashSet(), PlanView.PlanOf((await PlannedEdition.Read(_organiser)).Sessions).ToHashSet());
    }

    [Fact]
    public async Task An_empty_plan_is_not_published_and_the_page_says_why()
    {
        await PlannedEdition.In(_app);
        var answer = await Post("publish", ("revision", (await PlannedEdition.Read(_organiser)).Revision));
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Contains("planen är tom", await Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        var planned = await PlannedEdition.In(_app);
        using var form = new FormUrlEncodedContent([new("session", $"{planned.Sessions[1].Id.Value}"), new("kind", "place")]);
        Assert.Equal(400, (int)(await _organiser.PostAsync("/2026/plan/edits", form, Cancel)).StatusCode);
    }

    private async Task<HttpResponseMessage> Edit(SessionId id, string kind, string start = "", long? revision = null, string length = "") => await Post(
        "edits", ("session", $"{id.Value}"), ("revision", $"{revision ?? (await Session(id)).Revision}"), ("kind", kind),
        ("date", "2026-03-10"), ("room", "small"), ("start", start), ("length", length));

    private async Task<PlannedSession> Session(SessionId id) => (await PlannedEdition.Read(_organiser)).Sessions.Single(s => s.Id == id);

    private async Task<HttpResponseMessage> Post(string form, params (string Name, string Value)[] fields)
    {
        var opened = await _organiser.GetAsync("/2026/plan?view=list", Cancel);
        var token = Token().Match(await Text(opened)).Groups[1].Value;
        using var post = new HttpRequestMessage(HttpMethod.Post, $"/2026/plan/{form}")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]),
        };
        var cookie = opened.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("hearing-form", StringComparison.Ordinal)).Split(';')[0];
        post.Headers.Add("Cookie", $"{_organiser.DefaultRequestHeaders.GetValues("Cookie").Single()}; {cookie}");
        return await _organiser.SendAsync(post, Cancel);
    }

    private async Task Until(string solve)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        bound.CancelAfter(Patience.AtMost);
        SolveView view;
        do
        {
            bound.Token.ThrowIfCancellationRequested();
            await Task.Yield();
            view = await PlannedEdition.Json<SolveView>(await _organiser.GetAsync($"/api/editions/2026/plan/solves/{solve}", bound.Token));
        }
        while (view.State is SolveState.Waiting or SolveState.Running);
    }

    private static Task<string> Text(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(Cancel);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("solve=([0-9a-f-]{36})")]
    private static partial Regex SolveId();
}
