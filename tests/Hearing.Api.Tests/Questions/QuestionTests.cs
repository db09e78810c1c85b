using System.Net;
using System.Net.Http.Json;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Questions;

namespace Hearing.Api.Tests.Questions;

public sealed class QuestionTests : IAsyncLifetime
{
    private readonly QuestionDay _day = new();
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _day.BegunAsync();

    public ValueTask DisposeAsync()
    {
        _day.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_juror_in_conflict_neither_asks_nor_sees_anything_of_that_candidate()
    {
        var canary = await _day.AskAsync(QuestionDay.Juror, _day.One, "KANARIEFRÅGA");
        var seen = await _day.SeesAsync(QuestionDay.InConflict);
        Assert.Equal([_day.Two], seen.Candidates.Select(c => c.CandidateId));
        Assert.Equal(HttpStatusCode.Forbidden, (await _day.TryAskAsync(QuestionDay.InConflict, _day.One)).StatusCode);
        foreach (var path in new[] { "/dag/questions/main", "/dag/live/main", QuestionDay.Questions })
        {
            Assert.DoesNotContain("KANARIEFRÅGA", await _day.TextAsync(QuestionDay.InConflict, path), StringComparison.Ordinal);
        }

        Assert.Contains("KANARIEFRÅGA", await _day.TextAsync(QuestionDay.Juror, "/dag/questions/main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await _day.TryModerateAsync(QuestionDay.InConflict, canary, QuestionAction.Decline)).StatusCode);
    }

    [Fact]
    public async Task A_guest_and_a_candidate_see_only_their_own_questions_and_wait_for_a_moderator()
    {
        await _day.AskAsync(QuestionDay.Juror, _day.One);
        await _day.AskAsync(QuestionDay.Second, _day.One, "Från Leksand");
        Assert.Equal(["Från Leksand"], (await _day.SeesAsync(QuestionDay.Second)).Candidates.SelectMany(c => c.Questions).Select(q => q.Text));
        Assert.Empty((await _day.SeesAsync(QuestionDay.Guest)).Candidates.SelectMany(c => c.Questions));
        Assert.Equal(QuestionState.Waiting, (await _day.AskAsync(QuestionDay.Guest, _day.One)).State);
        Assert.Equal(HttpStatusCode.Forbidden, (await _day.TryAskAsync(QuestionDay.First, _day.One)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _day.TryAskAsync(QuestionDay.Technician, _day.One)).StatusCode);
    }

    [Fact]
    public async Task What_a_juror_asked_before_declaring_a_conflict_is_asked_and_shown_no_more()
    {
        var asked = await _day.ModerateAsync(await _day.AskAsync(QuestionDay.Juror, _day.One, "KANARIEFRÅGA"), QuestionAction.Ask);
        await _day.ModerateAsync(asked, QuestionAction.Show);
        var waiting = await _day.AskAsync(QuestionDay.Juror, _day.One, "KANARIEFRÅGA två");
        (await _day.App.As(QuestionDay.Juror).PostAsJsonAsync("/api/editions/dag/jury/conflicts", new { candidateId = _day.One, reason = "Ny chef" }, WireJson.Options, Cancel)).EnsureSuccessStatusCode();
        Assert.Null((await _day.GetAsync<ScreenState>(QuestionDay.Guest, "/api/editions/dag/rooms/main/screen")).Question);
        Assert.DoesNotContain("KANARIEFRÅGA", await _day.TextAsync(QuestionDay.Preparation, "/dag/questions/main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await _day.TryModerateAsync(QuestionDay.Preparation, waiting, QuestionAction.Ask)).StatusCode);
    }

    [Fact]
    public async Task New_words_of_a_question_that_was_let_through_wait_for_a_moderator_again()
    {
        var let = await _day.ModerateAsync(await _day.AskAsync(QuestionDay.Guest, _day.One), QuestionAction.Queue);
        Assert.Equal(QuestionState.Queued, (await RewriteAsync(QuestionDay.Preparation, let, "Hur mäter ni, och hur ofta?")).State);
        var own = Assert.Single((await _day.SeesAsync(QuestionDay.Guest)).Candidates.SelectMany(c => c.Questions));
        Assert.Equal(QuestionState.Waiting, (await RewriteAsync(QuestionDay.Guest, own, "Något helt annat")).State);
    }

    [Fact]
    public async Task A_question_that_went_into_one_that_is_gone_stands_in_the_queue_again_and_a_merge_can_be_undone()
    {
        var (target, merged) = (await _day.AskAsync(QuestionDay.Second, _day.One, "Målet"), await _day.AskAsync(QuestionDay.Juror, _day.One, "Ledamotens"));
        var undone = await _day.ModerateAsync(await _day.ModerateAsync(merged, QuestionAction.Merge, target.Id), QuestionAction.Queue);
        Assert.Equal((QuestionState.Queued, null), (undone.State, undone.MergedInto));
        await _day.ModerateAsync(undone, QuestionAction.Merge, target.Id);
        var withdrawal = new HttpRequestMessage(HttpMethod.Delete, $"{QuestionDay.Questions}/{target.Id.Value}") { Headers = { { "If-Match", $"\"{target.Revision}\"" } } };
        (await _day.App.As(QuestionDay.Second).SendAsync(withdrawal, Cancel)).EnsureSuccessStatusCode();
        var left = (await _day.SeesAsync(QuestionDay.Juror)).Candidates[0].Questions.Single(q => q.Text == "Ledamotens");
        Assert.Equal((QuestionState.Queued, null), (left.State, left.MergedInto));
    }

    private async Task<QuestionView> RewriteAsync(string mail, QuestionView question, string text)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{QuestionDay.Questions}/{question.Id.Value}")
        {
            Content = JsonContent.Create(new QuestionRewritten(text), options: WireJson.Options),
            Headers = { { "If-Match", $"\"{question.Revision}\"" } },
        };
        var answer = (await _day.App.As(mail).SendAsync(request, Cancel)).EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<QuestionView>(WireJson.Options, Cancel))!;
    }

    [Fact]
    public async Task Only_moderators_learn_who_asks()
    {
        await _day.AskAsync(QuestionDay.Juror, _day.One);
        Assert.NotNull(Assert.Single((await _day.SeesAsync(QuestionDay.Preparation)).Candidates[0].Questions).Asker);
        Assert.NotNull(Assert.Single((await _day.SeesAsync(HearingApp.Organiser)).Candidates[0].Questions).Asker);
        var own = Assert.Single((await _day.SeesAsync(QuestionDay.Juror)).Candidates[0].Questions);
        Assert.Equal((null, true), (own.Asker, own.IsMine));
        Assert.DoesNotContain("Namn på ledamot", await _day.TextAsync(QuestionDay.Juror, QuestionDay.Questions), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_one_finishes_the_one_before_and_what_is_shown_is_seen_by_the_whole_room()
    {
        var one = await _day.ModerateAsync(await _day.AskAsync(QuestionDay.Juror, _day.One, "Första"), QuestionAction.Ask);
        await _day.ModerateAsync(one, QuestionAction.Show);
        var state = await _day.GetAsync<ScreenState>(QuestionDay.InConflict, "/api/editions/dag/rooms/main/screen");
        Assert.Equal(("Första", QuestionFrom.Jury), (state.Question!.Text, state.Question.From));
        await _day.ModerateAsync(await _day.AskAsync(QuestionDay.Juror, _day.One, "Andra"), QuestionAction.Ask);
        var seen = (await _day.SeesAsync(QuestionDay.Juror)).Candidates[0];
        Assert.Equal([("Andra", QuestionState.Asking), ("Första", QuestionState.Asked)], seen.Questions.Select(q => (q.Text, q.State)));
        Assert.Equal(2, seen.AskedCount);
        Assert.Null((await _day.GetAsync<ScreenState>(QuestionDay.Guest, "/api/editions/dag/rooms/main/screen")).Question);
    }

    [Fact]
    public async Task A_change_from_an_old_revision_or_from_none_is_refused()
    {
        var question = await _day.AskAsync(QuestionDay.Juror, _day.One);
        await _day.ModerateAsync(question, QuestionAction.Decline);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await _day.TryModerateAsync(QuestionDay.Preparation, question, QuestionAction.Ask)).StatusCode);
        var without = await _day.App.As(QuestionDay.Preparation).PostAsJsonAsync(
            $"{QuestionDay.Questions}/{question.Id.Value}/moderations", new QuestionModerated(QuestionAction.Queue), WireJson.Options, Cancel);
        Assert.Equal(HttpStatusCode.PreconditionRequired, without.StatusCode);
    }

    [Fact]
    public async Task The_same_id_again_is_the_same_question()
    {
        var posed = new QuestionPosed(_day.One, "Hur mäter ni?", Id: QuestionId.New());
        for (var i = 0; i < 2; i++)
        {
            (await _day.App.As(QuestionDay.Juror).PostAsJsonAsync(QuestionDay.Questions, posed, WireJson.Options, Cancel)).EnsureSuccessStatusCode();
        }

        Assert.Single((await _day.SeesAsync(QuestionDay.Juror)).Candidates[0].Questions);
        Assert.Equal(HttpStatusCode.Conflict, (await _day.App.As(QuestionDay.Guest).PostAsJsonAsync(QuestionDay.Questions, posed, WireJson.Options, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Question_time_used_is_there_for_all_to_see()
    {
        await _day.CommandAsync(0, null, new StartRun());
        await _day.CommandAsync(1, _day.Talk, new StartNext());
        _day.App.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal([240, 0], (await _day.SeesAsync(QuestionDay.Guest)).Candidates.Select(c => c.UsedSeconds));
    }

    [Fact]
    public async Task With_scripts_off_a_guest_asks_by_the_form_and_a_moderator_leads_by_buttons()
    {
        await Forms.PressAsync(_day.App.As(QuestionDay.Guest), "/dag/live/main", "/dag/questions/main", ("candidate", $"{_day.One.Value}"), ("text", "En fråga från salen"), ("back", "live"));
        Assert.Matches("<textarea[^>]*></textarea>", await _day.TextAsync(QuestionDay.Guest, "/dag/questions/main"));
        var waiting = Assert.Single((await _day.SeesAsync(QuestionDay.Preparation)).Candidates[0].Questions);
        await Forms.PressAsync(_day.App.As(QuestionDay.Preparation), "/dag/questions/main", $"/dag/questions/main/{waiting.Id.Value}/moderate", ("action", "queue"), ("revision", $"{waiting.Revision}"));
        Assert.Equal(QuestionState.Queued, Assert.Single((await _day.SeesAsync(QuestionDay.Juror)).Candidates[0].Questions).State);
    }
}
