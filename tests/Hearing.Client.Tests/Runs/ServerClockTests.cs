using Hearing.Client.Runs;
using Hearing.Domain.Contracts;

namespace Hearing.Client.Tests.Runs;

public sealed class ServerClockTests
{
    private static readonly TimeSpan Frame = TimeSpan.FromSeconds(1) / 60;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(20, 7)]
    [InlineData(300, 100)]
    public async Task With_equal_ways_the_clock_is_right_to_a_frame_after_60_samples(int delay, int jitter)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var world = new World(delay, delay, jitter, seed);
            await world.SamplesAsync(60);
            Assert.InRange(world.Error, TimeSpan.Zero, Frame);
        }
    }

    [Theory]
    [InlineData(100, 300)]
    [InlineData(300, 100)]
    public async Task With_unequal_ways_the_clock_is_wrong_by_no_more_than_half_the_difference_in_addition(int there, int back)
    {
        var world = new World(there, back, 20);
        await world.SamplesAsync(60);
        Assert.InRange(world.Error, TimeSpan.Zero, TimeSpan.FromMilliseconds(Math.Abs(there - back) / 2.0) + Frame);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(-500)]
    public async Task A_second_node_half_a_second_off_is_followed_after_60_samples(int off)
    {
        var world = new World(300, 300, 100);
        await world.SamplesAsync(60);
        world.Server += TimeSpan.FromMilliseconds(off);
        await world.SamplesAsync(60);
        Assert.InRange(world.Error, TimeSpan.Zero, Frame);
    }

    [Theory]
    [InlineData(600)]
    [InlineData(-600)]
    [InlineData(86_400_000)]
    [InlineData(-86_400_000)]
    public async Task A_stepped_wall_clock_changes_nothing(int step)
    {
        var world = new World(300, 300, 100);
        await world.SamplesAsync(60);
        var before = world.Clock.Now - world.ServerTime;
        world.WallStep = TimeSpan.FromMilliseconds(step);
        Assert.Equal(before, world.Clock.Now - world.ServerTime);
        await world.SamplesAsync(60);
        Assert.InRange(world.Error, TimeSpan.Zero, Frame);
        Assert.False(world.Clock.IsChecking);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_laptop_that_slept_is_right_again_with_its_first_sample(bool monotonicGoesOn)
    {
        var world = new World(10, 10, 5);
        await world.SamplesAsync(60);
        world.Pass(TimeSpan.FromMinutes(10), monotonicGoesOn);
        Assert.True(world.Clock.IsDue());
        Assert.Equal(monotonicGoesOn, world.Clock.IsChecking);
        await world.SampleAsync();
        Assert.InRange(world.Error, TimeSpan.Zero, Frame);
    }

    [Fact]
    public async Task Drifting_clocks_are_held_together_by_one_sample_each_thirty_seconds()
    {
        var world = new World(20, 20, 10) { Drift = 50e-6 };
        await world.SamplesAsync(60);
        var asked = world.Asked;
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromHours(2); passed += ServerClock.LookEvery)
        {
            world.Pass(ServerClock.LookEvery);
            if (world.Clock.IsDue())
            {
                await world.SampleAsync();
            }

            Assert.InRange(world.Error, TimeSpan.Zero, Frame);
        }

        Assert.InRange(world.Asked - asked, 200, 241);
    }

    /// <summary>A browser and a server with clocks of their own and a way between them; time passes only here.</summary>
    private sealed class World : TimeProvider
    {
        private readonly int _there, _back, _jitter;
        private readonly Random _random;
        private TimeSpan _time = TimeSpan.FromSeconds(1);
        private TimeSpan _asleep;

        public World(int there, int back, int jitter, int seed = 1)
        {
            (_there, _back, _jitter, _random) = (there, back, jitter, new(seed));
            Clock = new(this);
        }

        public ServerClock Clock { get; }
        public DateTimeOffset Server { get; set; } = new(2026, 11, 10, 8, 0, 0, TimeSpan.Zero);
        public TimeSpan WallStep { get; set; }
        public double Drift { get; init; }
        public int Asked { get; private set; }
        public DateTimeOffset ServerTime => Server + _time;
        public TimeSpan Error => (Clock.Now - ServerTime).Duration();

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => (_time * (1 + Drift) - _asleep).Ticks;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero) + _time + WallStep;

        public void Pass(TimeSpan time, bool monotonicGoesOn = true)
        {
            _time += time;
            _asleep += monotonicGoesOn ? TimeSpan.Zero : time;
        }

        public async Task SamplesAsync(int count)
        {
            for (var until = Asked + count; Asked < until; Pass(ServerClock.LookEvery))
            {
                if (Clock.IsDue())
                {
                    await SampleAsync();
                }
            }
        }

        public Task SampleAsync() => Clock.SampleAsync(() =>
        {
            Asked++;
            Pass(Way(_there));
            var stamp = DateTimeOffset.FromUnixTimeMilliseconds(ServerTime.ToUnixTimeMilliseconds());
            Pass(Way(_back));
            return Task.FromResult(new ServerTime(stamp, stamp));
        });

        private TimeSpan Way(int usual) => TimeSpan.FromMilliseconds(usual + (2 * _random.NextDouble() - 1) * _jitter);
    }
}
