using System.Net;
using System.Net.WebSockets;
using Hearing.Api.Runs;
using Hearing.Domain.Contracts;
using Microsoft.EntityFrameworkCore;
using static Hearing.Api.Tests.Patience;

namespace Hearing.Api.Tests.Runs;

public sealed class RunStreamTests
{
    [Fact]
    public async Task A_stream_begins_with_the_state_and_tells_each_new_one_and_the_newest_revision_every_four_seconds()
    {
        using var day = await RunningEdition.MakeAsync();
        using var stream = await FollowingSocket.OpenAsync(day.App, RunningEdition.Guest);
        Assert.Equal(RunStatus.NotStarted, (await stream.NextAsync())!.Rundown!.Status);
        await day.DoAsync(0, null, new StartRun());
        Assert.Equal(1, (await stream.NextAsync())!.Rundown!.Revision);
        await day.DoAsync(1, day.Film, new HoldCue());
        Assert.Equal(2, (await stream.NextAsync())!.Rundown!.Revision);
        day.App.Clock.Advance(Heartbeats.Every);
        Assert.Equal(new RunMessage(Heartbeat: 2), await stream.NextAsync());
    }

    [Fact]
    public async Task A_stream_answers_what_time_it_is_and_closes_when_anything_else_is_said()
    {
        using var day = await RunningEdition.MakeAsync();
        using var stream = await FollowingSocket.OpenAsync(day.App, RunningEdition.Guest);
        await stream.NextAsync();
        await stream.SayAsync("time");
        var now = day.App.Clock.GetUtcNow();
        Assert.Equal(new RunMessage(Time: new(now, now)), await stream.NextAsync());
        await stream.SayAsync("next");
        Assert.Null(await stream.NextAsync());
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, stream.Socket.CloseStatus);
    }

    [Fact]
    public async Task Where_WebSockets_are_blocked_the_same_is_told_as_events()
    {
        using var day = await RunningEdition.MakeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/editions/dag/rooms/main/run");
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await day.As(RunningEdition.Guest).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Soon);
        Assert.Equal(("text/event-stream", "no"), (answer.Content.Headers.ContentType!.MediaType, answer.Headers.GetValues("X-Accel-Buffering").Single()));
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Soon));
        Assert.StartsWith("data: {\"rundown\":{\"edition\":\"dag\",\"room\":\"main\",\"revision\":0,", await lines.ReadLineAsync(Soon), StringComparison.Ordinal);
        Assert.Equal("", await lines.ReadLineAsync(Soon));
        await day.DoAsync(0, null, new StartRun());
        Assert.Contains("\"revision\":1,", await lines.ReadLineAsync(Soon), StringComparison.Ordinal);
        Assert.Equal("", await lines.ReadLineAsync(Soon));
        day.App.Clock.Advance(Heartbeats.Every);
        Assert.Equal("data: {\"heartbeat\":1}", await lines.ReadLineAsync(Soon));
    }

    [Fact]
    public async Task What_was_written_without_a_word_to_anybody_is_told_with_the_next_heartbeat()
    {
        using var day = await RunningEdition.MakeAsync();
        await day.DoAsync(0, null, new StartRun());
        using var stream = await FollowingSocket.OpenAsync(day.App, RunningEdition.Guest);
        Assert.Equal(1, await stream.RevisionAsync());
        await day.App.InDatabase(async db =>
        {
            await db.Facts.ExecuteDeleteAsync(Soon);
            return await db.Runs.ExecuteDeleteAsync(Soon);
        });
        day.App.Clock.Advance(Heartbeats.Every);
        Assert.Equal(RunStatus.NotStarted, (await stream.NextAsync())!.Rundown!.Status);
        Assert.Equal(new RunMessage(Heartbeat: 0), await stream.NextAsync());
    }

    [Fact]
    public async Task Strangers_people_of_other_editions_and_foreign_pages_are_told_nothing()
    {
        using var day = await RunningEdition.MakeAsync();
        Assert.Contains("401", await RefusalAsync(null), StringComparison.Ordinal);
        Assert.Contains("403", await RefusalAsync("nobody@example.org"), StringComparison.Ordinal);
        Assert.Contains("403", await RefusalAsync(RunningEdition.Guest, "https://evil.example.org"), StringComparison.Ordinal);
        Assert.Contains("404", await RefusalAsync(RunningEdition.Guest, room: "nowhere"), StringComparison.Ordinal);
        using var own = await FollowingSocket.OpenAsync(day.App, RunningEdition.Guest, change: r => r.Headers.Origin = "http://localhost");
        Assert.NotNull(await own.NextAsync());
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/api/editions/dag/rooms/main/run");
        foreign.Headers.Accept.ParseAdd("text/event-stream");
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await day.As(RunningEdition.Guest).SendAsync(foreign, HttpCompletionOption.ResponseHeadersRead, Soon)).StatusCode);

        async Task<string> RefusalAsync(string? mail, string? origin = null, string room = "main") =>
            (await Assert.ThrowsAsync<InvalidOperationException>(() => FollowingSocket.OpenAsync(day.App, mail, room, r => r.Headers.Origin = origin))).Message;
    }

    [Fact]
    public async Task Idle_followers_get_at_most_twenty_bytes_a_second()
    {
        using var day = await RunningEdition.MakeAsync();
        using var stream = await FollowingSocket.OpenAsync(day.App, RunningEdition.Guest);
        await stream.NextAsync();
        day.App.Clock.Advance(Heartbeats.Every);
        var heard = await stream.Socket.ReceiveAsync(new byte[1000], Soon);
        Assert.True(heard.EndOfMessage);
        Assert.InRange(heard.Count / Heartbeats.Every.TotalSeconds, 1, 20);
    }

    [Fact]
    public async Task A_follower_that_takes_nothing_holds_one_state_and_is_told_the_newest_when_it_takes_again()
    {
        using var day = await RunningEdition.MakeAsync();
        var slow = new Hesitant(new RunClock(day.App.Clock));
        FollowedRoom room = new(day.Edition.Id, "dag", "main");
        var rooms = new ShownRooms(day.App.Clock);
        var rundown = await day.RundownAsync();
        for (var revision = 1; revision <= 5; revision++)
        {
            slow.Offer(rooms.Keep(room, new(new(Guid.Empty), revision), rundown with { Revision = revision, Status = RunStatus.Running }));
            slow.Beat(StreamFrame.Of(new(Heartbeat: revision)));
        }

        Assert.Single(slow.Written);
        slow.TakeOn();
        Assert.Equal(2, slow.Written.Count);
        Assert.Contains("\"revision\":5,", System.Text.Encoding.UTF8.GetString(slow.Written[1].Event.Span), StringComparison.Ordinal);
        slow.TakeOn();
        Assert.Equal(2, slow.Written.Count);
    }

    [Fact]
    public async Task Nobody_is_shown_an_older_state_again()
    {
        using var day = await RunningEdition.MakeAsync();
        var rooms = new ShownRooms(day.App.Clock);
        FollowedRoom room = new(day.Edition.Id, "dag", "main");
        var rundown = (await day.RundownAsync()) with { Status = RunStatus.Running };
        var (run, anew) = (Domain.RunId.New(), Domain.RunId.New());
        var newest = rooms.Keep(room, new(run, 6), rundown);
        Assert.Same(newest, rooms.Keep(room, new(run, 5), rundown));
        Assert.Equal(newest.Order, rooms.Keep(room, new(run, 6), rundown).Order);
        Assert.True(rooms.Keep(room, new(anew, 1), rundown).Order > newest.Order);
    }

    /// <summary>A follower whose connection takes a message only when it is told to.</summary>
    private sealed class Hesitant(RunClock clock) : StreamFollower(clock)
    {
        private TaskCompletionSource _taken = new();

        public List<StreamFrame> Written { get; } = [];

        public void TakeOn()
        {
            var taken = _taken;
            _taken = new();
            taken.SetResult();
        }

        protected override ValueTask WriteAsync(StreamFrame frame)
        {
            Written.Add(frame);
            return new(_taken.Task);
        }

        protected override void Close() => throw new InvalidOperationException();
    }
}
