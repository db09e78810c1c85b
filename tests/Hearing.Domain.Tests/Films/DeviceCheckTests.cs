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

    [Fact]
    public void What_a_press_mends_is_told_and_no_trouble()
    {
        var waits = _good with { MayPlay = false, FollowsFrames = false };
        Assert.Equal([DeviceFault.MayNotPlay, DeviceFault.NoFrames], waits.Faults());
        Assert.Equal(FilmStatus.Green, waits.Judge());
    }
}
