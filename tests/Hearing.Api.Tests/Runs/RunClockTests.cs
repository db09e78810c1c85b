using Hearing.Api.Runs;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace Hearing.Api.Tests.Runs;

public sealed class RunClockTests
{
    [Fact]
    public void The_run_clock_follows_the_monotonic_clock_and_draws_slowly_towards_the_wall_clock()
    {
        var wall = new SteppedClock();
        var clock = new RunClock(wall);
        var start = clock.Now;
        wall.Step = TimeSpan.FromSeconds(-10);
        Assert.Equal(start, clock.Now);
        wall.Inner.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(start.AddSeconds(100).AddMilliseconds(-50), clock.Now);
    }

    [Fact]
    public async Task A_node_whose_run_clock_is_off_by_more_than_20_ms_says_so()
    {
        using var day = await RunningEdition.MakeAsync();
        var wall = new SteppedClock();
        var clock = new RunClock(wall);
        Assert.Equal(HealthStatus.Healthy, await CheckAsync());
        wall.Step = TimeSpan.FromMilliseconds(20);
        Assert.Equal(HealthStatus.Healthy, await CheckAsync());
        wall.Step = TimeSpan.FromMilliseconds(-21);
        Assert.Equal(HealthStatus.Degraded, await CheckAsync());

        Task<HealthStatus> CheckAsync() => day.App.InDatabase(async db =>
            (await new ClockCheck(db, clock, wall).CheckHealthAsync(new(), TestContext.Current.CancellationToken)).Status);
    }

    /// <summary>A wall clock that can be stepped while the monotonic one goes on.</summary>
    private sealed class SteppedClock : TimeProvider
    {
        public FakeTimeProvider Inner { get; } = new();

        public TimeSpan Step { get; set; }

        public override long TimestampFrequency => Inner.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => Inner.GetUtcNow() + Step;

        public override long GetTimestamp() => Inner.GetTimestamp();
    }
}
