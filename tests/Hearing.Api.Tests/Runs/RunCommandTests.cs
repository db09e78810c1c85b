using System.Net;
using System.Text.Json;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Runs;

namespace Hearing.Api.Tests.Runs;

public sealed class RunCommandTests
{
    [Fact]
    public async Task A_run_is_started_moved_on_and_finished_and_the_phase_follows()
    {
        using var day = await RunningEdition.MakeAsync(rooms: 2);
        var before = await day.RundownAsync();
        Assert.Equal((0, RunStatus.NotStarted, 4), (before.Revision, before.Status, before.Cues.Count));
        await day.DoAsync(0, null, new StartRun());
        Assert.Equal(Phase.Live, await day.PhaseAsync());
        day.App.Clock.Advance(TimeSpan.FromSeconds(63));
        var next = await day.DoAsync(1, day.Talk, new StartNext());
        Assert.Equal((2, new CueStarted(day.Questions, day.App.Clock.GetUtcNow())), (next.Revision, next.Fact));
        await day.DoAsync(2, day.Questions, new FinishRun());
        Assert.Equal(Phase.Live, await day.PhaseAsync());
        var side = (await day.DoAsync(0, null, new StartRun(), room: "side")).Rundown;
        await day.DoAsync(1, side.Cues[0].Id, new FinishRun(), room: "side");
        Assert.Equal(Phase.Deliberation, await day.PhaseAsync());
    }

    [Fact]
    public async Task A_stale_command_is_answered_with_the_present_state()
    {
        using var day = await RunningEdition.MakeAsync();
        await day.DoAsync(0, null, new StartRun());
        var stale = await day.PostAsync(0, day.Film, new StartNext());
        Assert.Equal((HttpStatusCode.Conflict, "revision-changed"), (stale.StatusCode, await RunningEdition.CodeAsync(stale)));
        var wrong = await day.PostAsync(1, day.Talk, new StartNext());
        Assert.Equal((HttpStatusCode.Conflict, "cue-changed"), (wrong.StatusCode, await RunningEdition.CodeAsync(wrong)));
        var state = JsonElement.Parse(await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, state.GetProperty("revision").GetInt64());
        Assert.Equal(1, state.GetProperty("rundown").GetProperty("revision").GetInt64());
        var impossible = await day.PostAsync(1, day.Film, new ResumeCue());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "command-not-possible"), (impossible.StatusCode, await RunningEdition.CodeAsync(impossible)));
    }

    [Fact]
    public async Task The_same_command_again_gets_the_first_answer_and_another_body_is_refused()
    {
        using var day = await RunningEdition.MakeAsync();
        var id = Guid.NewGuid();
        var first = await Text(day.PostAsync(0, null, new StartRun(), id));
        await day.DoAsync(1, day.Film, new HoldCue());
        day.App.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(first, await Text(day.PostAsync(0, null, new StartRun(), id)));
        Assert.Equal(2, (await day.RundownAsync()).Revision);
        var reused = await day.PostAsync(2, day.Film, new ResumeCue(), id);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "command-id-reused"), (reused.StatusCode, await RunningEdition.CodeAsync(reused)));

        static async Task<string> Text(Task<HttpResponseMessage> answer) =>
            await (await answer).EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_refused_command_is_not_remembered()
    {
        using var day = await RunningEdition.MakeAsync();
        var id = Guid.NewGuid();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await day.PostAsync(0, null, new StartNext(), id)).StatusCode);
        await day.DoAsync(0, null, new StartRun());
        Assert.Equal(HttpStatusCode.OK, (await day.PostAsync(1, day.Film, new StartNext(), id)).StatusCode);
    }

    [Fact]
    public async Task Of_two_simultaneous_Nexts_one_wins_two_hundred_times()
    {
        using var day = await RunningEdition.MakeAsync();
        await day.DoAsync(0, null, new StartRun());
        for (var revision = 1; revision <= 200; revision++)
        {
            // Back and forth between the film and the talk, so that there is always a next cue.
            var (stage, command) = revision % 2 == 1 ? (day.Film, (RunCommand)new StartNext()) : (day.Talk, new GoBack());
            var answers = await Task.WhenAll(day.PostAsync(revision, stage, command), day.PostAsync(revision, stage, command));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        }

        Assert.Equal(201, (await day.RundownAsync()).Revision);
    }

    [Theory]
    [InlineData(-1, HttpStatusCode.OK)]
    [InlineData(0, HttpStatusCode.Conflict)]
    [InlineData(1, HttpStatusCode.Conflict)]
    public async Task Next_around_an_automatic_end_never_skips_a_cue(int milliseconds, HttpStatusCode expected)
    {
        using var day = await RunningEdition.MakeAsync();
        await day.DoAsync(0, null, new StartRun());
        day.App.Clock.Advance(TimeSpan.FromMilliseconds(63_000 + milliseconds));
        var answers = await Task.WhenAll(day.PostAsync(1, day.Film, new StartNext()), day.PostAsync(1, day.Film, new StartNext()));
        Assert.Equal([expected, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        Assert.Equal(day.Talk, RundownReader.At(await day.RundownAsync(), day.App.Clock.GetUtcNow()).OnStage);
    }

    [Fact]
    public async Task A_technician_holds_and_shows_messages_and_nothing_else()
    {
        using var day = await RunningEdition.MakeAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await day.PostAsync(0, null, new StartRun(), mail: RunningEdition.Technician)).StatusCode);
        await day.DoAsync(0, null, new StartRun());
        await day.DoAsync(1, day.Film, new HoldCue(), RunningEdition.Technician);
        await day.DoAsync(2, day.Film, new ShowMessage("Vi hjälper tekniken"), RunningEdition.Technician);
        await day.DoAsync(3, day.Film, new ResumeCue(), RunningEdition.Technician);
        Assert.Equal(HttpStatusCode.Forbidden, (await day.PostAsync(4, day.Film, new StartNext(), mail: RunningEdition.Technician)).StatusCode);
    }

    [Fact]
    public async Task A_guest_follows_and_commands_nothing_and_a_stranger_sees_nothing()
    {
        using var day = await RunningEdition.MakeAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await day.PostAsync(0, null, new StartRun(), mail: RunningEdition.Guest)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized,
            (await day.App.Stranger().GetAsync("/api/editions/dag/rooms/main/run", TestContext.Current.CancellationToken)).StatusCode);
        var text = await day.As(RunningEdition.Guest).GetStringAsync("/api/editions/dag/rooms/main/run", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("HOSTNOTE", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_bodies_are_refused_by_their_shape()
    {
        using var day = await RunningEdition.MakeAsync();
        foreach (var body in new[] { "", "{}", "[]", "{\"commandId\":1}", "{\"commandId\":\"" + Guid.NewGuid() + "\",\"expectedRevision\":0,\"command\":{\"kind\":\"explode\"}}" })
        {
            var answer = await day.As(RunningEdition.Organiser).PostAsync(
                RunningEdition.Commands, new StringContent(body, null, "application/json"), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_kind_of_a_command_may_stand_anywhere_in_it()
    {
        using var day = await RunningEdition.MakeAsync();
        await day.DoAsync(0, null, new StartRun());
        var body = $$"""{"command":{"bySeconds":60,"kind":"extend"},"onStage":"{{day.Film.Value}}","expectedRevision":1,"commandId":"{{Guid.NewGuid()}}"}""";
        var answer = await day.As(RunningEdition.Organiser).PostAsync(
            RunningEdition.Commands, new StringContent(body, null, "application/json"), TestContext.Current.CancellationToken);
        Assert.Contains("\"kind\":\"cueExtended\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_servers_time_is_told_with_two_stamps_in_milliseconds()
    {
        using var day = await RunningEdition.MakeAsync();
        var text = await day.App.Stranger().GetStringAsync("/api/time", TestContext.Current.CancellationToken);
        Assert.Equal("""{"received":"2026-03-02T08:00:00.000Z","sent":"2026-03-02T08:00:00.000Z"}""", text);
    }

    [Fact]
    public async Task The_console_is_the_organisers_and_the_technicians_and_has_the_hosts_notes()
    {
        using var day = await RunningEdition.MakeAsync();
        var page = await day.As(RunningEdition.Technician).GetStringAsync("/dag/console/main", TestContext.Current.CancellationToken);
        Assert.Contains("HOSTNOTE", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await day.As(RunningEdition.Guest).GetAsync("/dag/console/main", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_live_page_says_what_is_on_stage_without_scripts()
    {
        using var day = await RunningEdition.MakeAsync();
        await day.DoAsync(0, null, new StartRun());
        day.App.Clock.Advance(TimeSpan.FromMinutes(2));
        var page = await day.As(RunningEdition.Guest).GetStringAsync("/dag/live/main", TestContext.Current.CancellationToken);
        Assert.Contains("Presentation</p>", page, StringComparison.Ordinal);
        Assert.Contains("<strong>Avslutning</strong>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("HOSTNOTE", page, StringComparison.Ordinal);
    }
}
