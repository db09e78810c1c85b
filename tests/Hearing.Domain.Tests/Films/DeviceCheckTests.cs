using Hearing.Domain.Films;

namespace Hearing.Domain.Tests.Films;

public sealed class DeviceCheckTests
{
    private static readonly DeviceFindings _good = new(true, 0.05, true, true, 100, 4_000_000, 500);

    [Fact]
    public void A_device_at_every_bound_is_good() => Assert.Equal((FilmStatus.Green, 0), (_good.Judge(), _good.Faults().Count));

    [Fact]
    public void A_device_on_which_nothing_is_heard_is_red() =>
        Assert.Equal((FilmStatus.Red, DeviceFault.NotHeard), ((_good with { HeardSound = false }).Judge(), (_good with { HeardSound = false }).Faults()[0]));

    [Fact]
    public void Whatever_disturbs_is_amber_and_named()
    {
        foreach (var (device, fault) in new[]
        {
            (_good with { DroppedShare = 0.051 }, DeviceFault.DropsFrames), (_good with { BitsPerSecond = 3_999_999 }, DeviceFault.SlowConnection),
            (_good with { RoundTripMilliseconds = 501 }, DeviceFault.LongWay), (_good with { ClockGapMilliseconds = 101 }, DeviceFault.UnsteadyClock),
        })
        {
            Assert.Equal((FilmStatus.Amber, fault), (device.Judge(), Assert.Single(device.Faults())));
        }
    }

    [Theory]
    [InlineData(StepOutcome.Works, FilmStatus.Green)]
    [InlineData(StepOutcome.NotTried, FilmStatus.Green)]
    [InlineData(StepOutcome.NotAllowed, FilmStatus.Amber)]
    [InlineData(StepOutcome.Nothing, FilmStatus.Amber)]
    [InlineData(StepOutcome.Unsupported, FilmStatus.Amber)]
    public void A_camera_that_does_not_work_is_amber_and_one_that_was_not_tried_is_no_trouble(StepOutcome outcome, FilmStatus status) =>
        Assert.Equal(status, (_good with { Floor = FloorFindings.Untried with { Camera = outcome } }).Judge());

    [Fact]
    public void A_telephone_that_shares_no_screen_is_no_trouble() =>
        Assert.False((FloorFindings.Untried with { Screen = StepOutcome.Unsupported }).HasTrouble());

    [Fact]
    public void Steps_end_only_as_they_can()
    {
        var all = new FloorFindings(StepOutcome.Nothing, StepOutcome.Busy, StepOutcome.Nothing, StepOutcome.NotAllowed, StepOutcome.Nothing);
        Assert.True(all.IsPossible());
        Assert.True(FloorFindings.Untried.IsPossible());
        foreach (var impossible in new[]
        {
            all with { Speaker = StepOutcome.NotAllowed }, all with { Screen = StepOutcome.NoDevice }, all with { Relay = StepOutcome.Busy }, all with { Camera = (StepOutcome)99 },
        })
        {
            Assert.False(impossible.IsPossible());
        }
    }

    [Fact]
    public void What_a_press_mends_is_told_and_no_trouble()
    {
        var waits = _good with { MayPlay = false, FollowsFrames = false };
        Assert.Equal([DeviceFault.MayNotPlay, DeviceFault.NoFrames], waits.Faults());
        Assert.Equal(FilmStatus.Green, waits.Judge());
    }
}
