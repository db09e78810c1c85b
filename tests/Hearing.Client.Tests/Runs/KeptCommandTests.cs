using Hearing.Client.Runs;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Runs;

namespace Hearing.Client.Tests.Runs;

public sealed class KeptCommandTests
{
    private static readonly PartId Seen = PartId.New();

    [Theory]
    [InlineData(true, 14, 7, true, true)]
    [InlineData(true, 16, 7, true, false)]
    [InlineData(true, 14, 8, true, false)]
    [InlineData(true, 14, 7, false, false)]
    [InlineData(false, 1, 7, true, false)]
    public void Only_what_was_sent_lately_to_somebody_who_saw_the_same_is_sent_again_by_itself(bool sent, int age, long revision, bool sameCue, bool may)
    {
        var kept = new KeptCommand(new(Guid.NewGuid(), 7, new StartNext(), Seen), "Nästa", 0, SampleDay.Start, sent);
        Assert.Equal(may, kept.MayRepeat(TimeSpan.FromSeconds(age), revision, sameCue ? Seen : PartId.New()));
    }

    [Fact]
    public void An_absent_team_can_go_behind_each_later_session_or_last_and_comes_back_there()
    {
        var day = new SampleDay().Do(SampleDay.Start, new StartRun());
        var order = new ComingOrder(day.Rundown, RundownReader.At(day.Rundown, SampleDay.Start.AddMinutes(1)), "Europe/Stockholm");
        var session = day.Cues[0].SessionId!.Value;
        var choice = Assert.Single(order.Postponements);
        Assert.Equal(new PostponeSession(session, AtEndOfDay: true), choice.Command);
        day.Do(SampleDay.Start.AddMinutes(1), choice.Command);
        Assert.Equal(["Malmö", "Malmö", "Eksjö", "Eksjö"], day.Rundown.Cues.Select(c => c.SessionTitle));
    }
}
