using Hearing.Client.Runs;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Client.Tests.Runs;

public sealed class FilmWaitTests
{
    private static readonly FilmId _film = FilmId.New();
    private static readonly PartId _stage = PartId.New();
    private readonly FilmWait _wait = new(new StartNext(), "Nästa", _film, 0, 7, _stage);

    [Theory]
    [InlineData(37, WaitOutcome.Wait)]
    [InlineData(38, WaitOutcome.Send)]
    public void A_command_towards_a_film_waits_for_the_share_of_devices(int ready, WaitOutcome outcome) =>
        Assert.Equal(outcome, _wait.Look(WaitChoice.Standard, new(40, [new(_film, ready)]), TimeSpan.Zero, 7, _stage));

    [Theory]
    [InlineData(9.999, WaitOutcome.Wait)]
    [InlineData(10, WaitOutcome.Send)]
    public void Past_the_time_nobody_is_waited_for(double seconds, WaitOutcome outcome) =>
        Assert.Equal(outcome, _wait.Look(WaitChoice.Standard, new(40, []), TimeSpan.FromSeconds(seconds), 7, _stage));

    [Fact]
    public void What_its_giver_did_not_see_ends_the_waiting()
    {
        RoomDevices all = new(1, [new(_film, 1)]);
        Assert.Equal(WaitOutcome.GiveUp, _wait.Look(WaitChoice.Standard, all, TimeSpan.Zero, 8, _stage));
        Assert.Equal(WaitOutcome.GiveUp, _wait.Look(WaitChoice.Standard, all, TimeSpan.Zero, 7, PartId.New()));
    }

    [Fact]
    public void Where_nobody_follows_or_nothing_is_known_nobody_is_waited_for()
    {
        Assert.Equal(WaitOutcome.Send, _wait.Look(WaitChoice.Standard, new(0, []), TimeSpan.Zero, 7, _stage));
        Assert.Equal(WaitOutcome.Send, _wait.Look(WaitChoice.Standard, null, TimeSpan.Zero, 7, _stage));
    }
}
