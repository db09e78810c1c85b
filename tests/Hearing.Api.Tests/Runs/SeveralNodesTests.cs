using System.Diagnostics;
using System.Threading.Channels;
using Hearing.Api.Runs;
using Hearing.Domain.Contracts;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hearing.Api.Tests.Runs;

public sealed class SeveralNodesTests
{
    private static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    [Fact]
    public async Task A_follower_of_one_node_hears_what_was_commanded_at_another()
    {
        await using var redis = await RedisServer.StartAsync();
        using var day = await RunningEdition.MakeAsync(redis: redis.Address);
        using var other = new HearingApp();
        other.Settings["Hearing:Redis"] = redis.Address;
        other.Settings["ConnectionStrings:Hearing"] = $"Data Source={Path.Combine(day.App.DataDirectory, "hearing.db")}";
        await using var hub = RunningEdition.Hub(other, RunningEdition.Guest);
        var heard = Channel.CreateUnbounded<long>();
        hub.On<Rundown, long>("RundownChanged", (_, revision) => heard.Writer.WriteAsync(revision).AsTask());
        await hub.StartAsync(Soon);
        await hub.InvokeAsync<Rundown>("Follow", "dag", "main", Soon);
        await day.DoAsync(0, null, new StartRun());
        Assert.Equal(1, await heard.Reader.ReadAsync(Soon));
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
        var watch = Stopwatch.StartNew();
        await day.DoAsync(1, day.Film, new HoldCue());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"The command took {watch.Elapsed}.");
        day.App.Clock.Advance(Heartbeats.Every);
        Assert.Equal(2, await beats.Reader.ReadAsync(Soon));
        Assert.Equal(2, (await hub.InvokeAsync<Rundown>("Follow", "dag", "main", Soon)).Revision);
        await using var late = day.Hub(RunningEdition.Guest);
        await late.StartAsync(Soon);
        Assert.Equal(2, (await late.InvokeAsync<Rundown>("Follow", "dag", "main", Soon)).Revision);
    }
}
