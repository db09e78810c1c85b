using System.Diagnostics;
using System.Net.Http.Json;
using System.Threading.Channels;
using Hearing.Api.Runs;
using Hearing.Domain.Contracts;
using Microsoft.AspNetCore.SignalR.Client;
using static Hearing.Api.Tests.Patience;

namespace Hearing.Api.Tests.Runs;

public sealed class SeveralNodesTests
{
    [Fact]
    public async Task A_follower_of_one_node_hears_what_was_commanded_at_another()
    {
        await using var redis = await RedisServer.StartAsync();
        using var day = await RunningEdition.MakeAsync(redis: redis.Address);
        using var other = AnotherNode(day, redis);
        await using var hub = RunningEdition.Hub(other, RunningEdition.Guest);
        var heard = Channel.CreateUnbounded<long>();
        hub.On<Rundown, long>("RundownChanged", (_, revision) => heard.Writer.WriteAsync(revision).AsTask());
        await hub.StartAsync(Soon);
        await hub.InvokeAsync<Rundown>("Follow", "dag", "main", Soon);
        using var stream = await FollowingSocket.OpenAsync(other, RunningEdition.Guest);
        Assert.Equal(0, await stream.RevisionAsync());
        await redis.HeardByAsync(2);
        await day.DoAsync(0, null, new StartRun());
        Assert.Equal(1, await heard.Reader.ReadAsync(Soon));
        Assert.Equal(1, await stream.RevisionAsync());
    }

    [Fact]
    public async Task What_changes_beside_the_run_is_told_at_every_node_and_to_organisers_alone_where_it_is_theirs()
    {
        await using var redis = await RedisServer.StartAsync();
        using var day = await RunningEdition.MakeAsync(redis: redis.Address);
        using var other = AnotherNode(day, redis);
        await using var organiser = RunningEdition.Hub(other, RunningEdition.Organiser);
        await using var guest = RunningEdition.Hub(other, RunningEdition.Guest);
        var (byOrganiser, byGuest) = (await NudgesAsync(organiser), await NudgesAsync(guest));
        using var stream = await FollowingSocket.OpenAsync(other, RunningEdition.Guest);
        Assert.Equal(0, await stream.RevisionAsync());
        await redis.HeardByAsync(2);
        (await day.As(RunningEdition.Guest).PostAsJsonAsync("/api/editions/dag/help", new HelpAsked("Gäst", "Salen", "Inget ljud"), WireJson.Options, Soon)).EnsureSuccessStatusCode();
        Assert.Equal("help", await byOrganiser.ReadAsync(Soon));
        (await day.As(RunningEdition.Guest).PostAsJsonAsync("/api/editions/dag/rooms/main/questions", new QuestionPosed(day.CandidateId, "Hur mäter ni?"), WireJson.Options, Soon)).EnsureSuccessStatusCode();
        Assert.Equal("questions", await byOrganiser.ReadAsync(Soon));
        Assert.Equal("questions", await byGuest.ReadAsync(Soon));
        Assert.Equal("questions", (await stream.NextAsync())!.Nudge);
    }

    [Fact]
    public async Task Without_Redis_commands_are_answered_at_once_and_followers_heal_by_the_heartbeat()
    {
        await using var redis = await RedisServer.StartAsync();
        using var day = await RunningEdition.MakeAsync(redis: redis.Address);
        await using var hub = day.Hub(RunningEdition.Guest);
        var beats = Channel.CreateUnbounded<long>();
        hub.On<long>("Heartbeat", revision => beats.Writer.WriteAsync(revision).AsTask());
        await hub.StartAsync(Soon);
        await hub.InvokeAsync<Rundown>("Follow", "dag", "main", Soon);
        await day.DoAsync(0, null, new StartRun());
        await redis.KillAsync();
        // Who waits for Redis waits for five seconds each time: one of two shows that nobody does, also on a busy machine.
        var watch = Stopwatch.StartNew();
        await day.DoAsync(1, day.Film, new HoldCue());
        var first = watch.Elapsed;
        await day.DoAsync(2, day.Film, new ResumeCue());
        Assert.True(first < TimeSpan.FromSeconds(4) || watch.Elapsed - first < TimeSpan.FromSeconds(4), $"The commands took {first} and {watch.Elapsed - first}.");
        day.App.Clock.Advance(Heartbeats.Every);
        Assert.Equal(3, await beats.Reader.ReadAsync(Soon));
        Assert.Equal(3, (await hub.InvokeAsync<Rundown>("Follow", "dag", "main", Soon)).Revision);
        await using var late = day.Hub(RunningEdition.Guest);
        await late.StartAsync(Soon);
        Assert.Equal(3, (await late.InvokeAsync<Rundown>("Follow", "dag", "main", Soon)).Revision);
    }

    [Fact]
    public async Task A_node_that_starts_before_Redis_is_told_by_others_as_soon_as_it_is_there()
    {
        await using var redis = await RedisServer.StartAsync();
        await redis.KillAsync();
        using var day = await RunningEdition.MakeAsync(redis: redis.Address);
        using var other = AnotherNode(day, redis);
        using var stream = await FollowingSocket.OpenAsync(other, RunningEdition.Guest);
        Assert.Equal(0, await stream.RevisionAsync());
        await redis.StartAgainAsync();
        await redis.HeardByAsync(2);
        await day.DoAsync(0, null, new StartRun());
        Assert.Equal(1, await stream.RevisionAsync());
    }

    private static HearingApp AnotherNode(RunningEdition day, RedisServer redis)
    {
        var other = new HearingApp();
        other.Settings["Hearing:Redis"] = redis.Address;
        other.Settings["ConnectionStrings:Hearing"] = $"Data Source={Path.Combine(day.App.DataDirectory, "hearing.db")}";
        return other;
    }

    /// <summary>Follows the room, and hears what is said to have changed.</summary>
    private static async Task<ChannelReader<string>> NudgesAsync(HubConnection hub)
    {
        var heard = Channel.CreateUnbounded<string>();
        hub.On<string>("Nudged", what => heard.Writer.WriteAsync(what).AsTask());
        await hub.StartAsync(Soon);
        await hub.InvokeAsync<Rundown>("Follow", "dag", "main", Soon);
        return heard.Reader;
    }
}
