using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Hearing.Api.Runs;
using Hearing.Domain.Contracts;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Hearing.Api.Tests.Patience;

namespace Hearing.Api.Tests.Runs;

public sealed class RunHubTests
{
    [Fact]
    public async Task A_follower_gets_the_state_and_then_each_new_one()
    {
        using var day = await RunningEdition.MakeAsync();
        await using var hub = day.Hub(RunningEdition.Guest);
        var heard = Channel.CreateUnbounded<long>();
        hub.On<Rundown, long>("RundownChanged", (rundown, revision) => heard.Writer.WriteAsync(rundown.Revision == revision ? revision : -1).AsTask());
        await hub.StartAsync(Soon);
        Assert.Equal(RunStatus.NotStarted, (await hub.InvokeAsync<Rundown>("Follow", "dag", "main", Soon)).Status);
        await day.DoAsync(0, null, new StartRun());
        Assert.Equal(1, await heard.Reader.ReadAsync(Soon));
        await day.DoAsync(1, day.Film, new HoldCue());
        Assert.Equal(2, await heard.Reader.ReadAsync(Soon));
    }

    [Fact]
    public async Task Facts_are_told_to_organisers_only()
    {
        using var day = await RunningEdition.MakeAsync();
        await using var organiser = day.Hub(RunningEdition.Organiser);
        await using var guest = day.Hub(RunningEdition.Guest);
        var (facts, guests) = (Channel.CreateUnbounded<JsonElement>(), Channel.CreateUnbounded<string>());
        organiser.On<JsonElement, long>("FactAppended", (fact, _) => facts.Writer.WriteAsync(fact).AsTask());
        guest.On<JsonElement, long>("FactAppended", (_, _) => guests.Writer.WriteAsync("fact").AsTask());
        guest.On<Rundown, long>("RundownChanged", (_, _) => guests.Writer.WriteAsync("rundown").AsTask());
        foreach (var hub in new[] { organiser, guest })
        {
            await hub.StartAsync(Soon);
            await hub.InvokeAsync<Rundown>("Follow", "dag", "main", Soon);
        }

        await day.DoAsync(0, null, new StartRun());
        Assert.Equal("runStarted", (await facts.Reader.ReadAsync(Soon)).GetProperty("kind").GetString());
        await day.DoAsync(1, day.Film, new HoldCue());
        Assert.Equal("cueHeld", (await facts.Reader.ReadAsync(Soon)).GetProperty("kind").GetString());
        Assert.Equal(("rundown", "rundown"), (await guests.Reader.ReadAsync(Soon), await guests.Reader.ReadAsync(Soon)));
        Assert.False(guests.Reader.TryRead(out _));
    }

    [Fact]
    public async Task The_heartbeat_tells_the_newest_revision_every_four_seconds()
    {
        using var day = await RunningEdition.MakeAsync();
        await using var hub = day.Hub(RunningEdition.Guest);
        var heard = Channel.CreateUnbounded<long>();
        hub.On<long>("Heartbeat", revision => heard.Writer.WriteAsync(revision).AsTask());
        await hub.StartAsync(Soon);
        await hub.InvokeAsync<Rundown>("Follow", "dag", "main", Soon);
        await day.DoAsync(0, null, new StartRun());
        day.App.Clock.Advance(Heartbeats.Every);
        Assert.Equal(1, await heard.Reader.ReadAsync(Soon));
    }

    [Theory]
    [InlineData("dag", "nowhere")]
    [InlineData("nothing", "main")]
    public async Task There_is_nothing_to_follow_where_there_is_no_room(string edition, string room)
    {
        using var day = await RunningEdition.MakeAsync();
        await using var hub = day.Hub(RunningEdition.Guest);
        await hub.StartAsync(Soon);
        var refused = await Assert.ThrowsAsync<HubException>(() => hub.InvokeAsync<Rundown>("Follow", edition, room, Soon));
        Assert.Contains("not-found", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_people_of_other_editions_and_foreign_pages_do_not_follow()
    {
        using var day = await RunningEdition.MakeAsync();
        await using var stranger = day.Hub(null);
        await Assert.ThrowsAnyAsync<Exception>(() => stranger.StartAsync(Soon));
        await using var foreign = day.Hub(RunningEdition.Guest, "https://evil.example.org");
        await Assert.ThrowsAnyAsync<Exception>(() => foreign.StartAsync(Soon));
        await using var own = day.Hub(RunningEdition.Guest, "http://localhost");
        await own.StartAsync(Soon);
        await using var other = day.Hub("nobody@example.org");
        await other.StartAsync(Soon);
        var refused = await Assert.ThrowsAsync<HubException>(() => other.InvokeAsync<Rundown>("Follow", "dag", "main", Soon));
        Assert.Contains("not-allowed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_calls_without_end_is_closed()
    {
        using var day = await RunningEdition.MakeAsync();
        await using var hub = day.Hub(RunningEdition.Guest);
        await hub.StartAsync(Soon);
        for (var call = 0; call < 10; call++)
        {
            Assert.Equal(day.App.Clock.GetUtcNow(), (await hub.InvokeAsync<ServerTime>("Time", Soon)).Sent);
        }

        var closed = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            closed.SetResult();
            return Task.CompletedTask;
        };
        await Assert.ThrowsAnyAsync<Exception>(() => hub.InvokeAsync<ServerTime>("Time", Soon));
        await closed.Task.WaitAsync(Soon);
    }

    [Fact]
    public async Task A_message_beyond_the_limit_closes_the_connection()
    {
        using var day = await RunningEdition.MakeAsync();
        await using var hub = day.Hub(RunningEdition.Guest);
        await hub.StartAsync(Soon);
        await Assert.ThrowsAnyAsync<Exception>(() => hub.InvokeAsync<Rundown>("Follow", new string('x', 5000), "main", Soon));
    }

    [Fact]
    public async Task A_connection_that_says_nothing_is_dropped_within_45_seconds()
    {
        using var day = await RunningEdition.MakeAsync();
        var client = day.App.Server.CreateWebSocketClient();
        client.ConfigureRequest = request => request.Headers.Cookie = day.As(RunningEdition.Guest).DefaultRequestHeaders.GetValues("Cookie").Single();
        using var socket = await client.ConnectAsync(new Uri(day.App.Server.BaseAddress, "/hubs/runs"), Soon);
        await socket.SendAsync("""{"protocol":"json","version":1}"""u8.ToArray().Append((byte)0x1e).ToArray(), WebSocketMessageType.Text, true, Soon);
        var received = await socket.ReceiveAsync(new byte[1024], Soon);
        Assert.Equal(WebSocketMessageType.Text, received.MessageType);
        day.App.Clock.Advance(TimeSpan.FromSeconds(44));
        while (received.MessageType != WebSocketMessageType.Close && socket.State == WebSocketState.Open)
        {
            try
            {
                received = await socket.ReceiveAsync(new byte[1024], Soon);
            }
            catch (IOException)
            {
                break;
            }
        }
    }

    [Fact]
    public async Task A_run_begun_anew_is_shown_as_it_is_now_even_at_the_same_revision()
    {
        using var day = await RunningEdition.MakeAsync();
        await using var hub = day.Hub(RunningEdition.Guest);
        await hub.StartAsync(Soon);
        await day.DoAsync(0, null, new StartRun());
        await hub.InvokeAsync<Rundown>("Follow", "dag", "main", Soon);
        await day.App.InDatabase(async db =>
        {
            await db.Facts.ExecuteDeleteAsync(Soon);
            return await db.Runs.ExecuteDeleteAsync(Soon);
        });
        day.App.Clock.Advance(TimeSpan.FromSeconds(10));
        await day.DoAsync(0, null, new StartRun());
        var rundown = await hub.InvokeAsync<Rundown>("Follow", "dag", "main", Soon);
        Assert.Equal(day.App.Clock.GetUtcNow(), rundown.Segments[0].From);
    }

    [Fact]
    public async Task Calls_for_help_are_told_to_organisers_and_technicians_and_to_nobody_else()
    {
        using var day = await RunningEdition.MakeAsync();
        var heard = new Dictionary<string, Channel<string>>();
        var hubs = new List<HubConnection>();
        foreach (var mail in new[] { RunningEdition.Organiser, RunningEdition.Technician, RunningEdition.Guest })
        {
            var (hub, words) = (day.Hub(mail), heard[mail] = Channel.CreateUnbounded<string>());
            hubs.Add(hub);
            hub.On<string>("Nudged", what => words.Writer.WriteAsync(what).AsTask());
            hub.On<Rundown, long>("RundownChanged", (_, _) => words.Writer.WriteAsync("rundown").AsTask());
            await hub.StartAsync(Soon);
            await hub.InvokeAsync<Rundown>("Follow", "dag", "main", Soon);
        }

        (await day.As(RunningEdition.Guest).PostAsJsonAsync("/api/editions/dag/help", new HelpAsked("Gäst", "Salen", "Inget ljud"), WireJson.Options, Soon)).EnsureSuccessStatusCode();
        await day.DoAsync(0, null, new StartRun());
        Assert.Equal("help", await heard[RunningEdition.Organiser].Reader.ReadAsync(Soon));
        Assert.Equal("help", await heard[RunningEdition.Technician].Reader.ReadAsync(Soon));
        Assert.Equal("rundown", await heard[RunningEdition.Guest].Reader.ReadAsync(Soon));
        await Task.WhenAll(hubs.Select(h => h.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task Who_was_refused_to_follow_hears_nothing()
    {
        using var day = await RunningEdition.MakeAsync();
        await day.App.InDatabase(db => db.Programmes.ExecuteDeleteAsync(Soon));
        await using var hub = day.Hub(RunningEdition.Guest);
        await hub.StartAsync(Soon);
        await Assert.ThrowsAsync<HubException>(() => hub.InvokeAsync<Rundown>("Follow", "dag", "main", Soon));
        Assert.Empty(day.App.Services.GetRequiredService<Followers>().Rooms());
    }

    [Fact]
    public async Task A_state_that_was_loaded_before_the_start_does_not_replace_the_start()
    {
        using var day = await RunningEdition.MakeAsync();
        var rooms = day.App.Services.GetRequiredService<ShownRooms>();
        var room = new FollowedRoom(day.Edition.Id, "dag", "main");
        var (before, since) = (await day.RundownAsync(), rooms.OrderOf(room));
        await day.DoAsync(0, null, new StartRun());
        var started = rooms.Keep(room, new(Domain.RunId.New(), 1), await day.RundownAsync());
        Assert.Equal(started.Mark, rooms.Keep(room, RunMark.None, before, since).Mark);
    }
}
