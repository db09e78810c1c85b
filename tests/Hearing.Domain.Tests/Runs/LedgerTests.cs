using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs.Ledgers;

namespace Hearing.Domain.Tests.Runs;

public sealed class LedgerTests
{
    private readonly RunHall _hall = new();
    private readonly PartId _film, _talk, _questions;

    public LedgerTests()
    {
        (_film, _talk) = _hall.Session(0, (EndPolicy.Auto, 1, 60), (EndPolicy.Warn, 10, 0)) is [var a, var b] ? (a, b) : default;
        (_, _questions) = _hall.Candidate(20, 10, 5);
        _hall.Do(0, new StartRun());
    }

    [Fact]
    public void What_a_candidate_gets_grows_with_the_clock_without_slate_and_interruptions()
    {
        Assert.Equal((0, 60_000, false), Film(0.05));
        Assert.Equal((30_000, 60_000, false), Film(0.55));
        _hall.Do(0.55, new HoldCue(HoldReason.Technical));
        Assert.Equal((30_000, 60_000, false), Film(3));
        Assert.Equal(147_000, Line(3, LedgerHeading.Film).InterruptedMilliseconds);
        _hall.Do(3, new ResumeCue());
        Assert.Equal((60_000, 60_000, true), Film(4));
    }

    [Fact]
    public void A_film_shown_again_counts_once_and_its_repetition_apart()
    {
        _hall.Do(0.55, new GoBack(_film));
        Assert.Equal((60_000, 60_000, true), Film(5));
        Assert.Equal(30_000, Line(5, LedgerHeading.Film).RepeatedMilliseconds);
    }

    [Fact]
    public void A_film_that_is_shown_again_or_waits_to_be_is_expected_at_its_length_and_no_more()
    {
        _hall.Do(0.55, new GoBack(_film));
        Assert.Equal((30_000, 60_000, false), Film(0.6));
        Assert.Equal((30_000, 60_000, false), Film(1));
        Assert.Equal((36_000, 60_000, false), Film(1.2));
        Assert.Equal(0, Line(1.2, LedgerHeading.Film).AgainstPlanMilliseconds);
        _hall.Do(1.2, new PostponeSession(_hall.SessionOf(_film)));
        Assert.Equal((36_000, 60_000, false), Film(9));
    }

    [Fact]
    public void Time_that_a_skipped_film_gives_to_the_talk_is_the_talks()
    {
        _hall.Do(0.55, new SkipCue(GiveTimeToTalk: true));
        Assert.Equal((30_000, 30_000, true), Film(1));
        Assert.Equal((27_000, 630_000, false), Got(1, LedgerHeading.Talk));
        Assert.Equal(30_000, Line(1, LedgerHeading.Talk).AgainstPlanMilliseconds);
        Assert.Equal(-30_000, Line(1, LedgerHeading.Film).AgainstPlanMilliseconds);
    }

    [Fact]
    public void What_runs_over_is_got_and_stands_against_the_others()
    {
        Assert.Equal((720_000, 720_000, false), Got(13.05, LedgerHeading.Talk));
        Assert.Equal(120_000, Line(13.05, LedgerHeading.Talk).AgainstOthersMilliseconds);
        Assert.Null(Line(13.05, LedgerHeading.Film).AgainstOthersMilliseconds);
        _hall.Do(13.05, new StartNext());
        Assert.Equal((720_000, 720_000, true), Got(14, LedgerHeading.Talk));
    }

    [Fact]
    public void A_postponed_part_goes_on_where_it_stood_and_nothing_is_counted_while_it_is_away()
    {
        _hall.Do(2.05, new PostponeSession(_hall.SessionOf(_talk)));
        Assert.Equal((60_000, 600_000, false), Got(9, LedgerHeading.Talk));
        _hall.Do(10, new SkipCue(_questions));
        _hall.Do(11, new StartNext());
        Assert.Equal((180_000, 600_000, false), Got(13, LedgerHeading.Talk));
    }

    [Fact]
    public void An_undone_fact_counts_nothing()
    {
        _hall.Do(0.3, new SkipCue());
        _hall.Do(0.4, new UndoFact());
        Assert.Equal((21_000, 60_000, false), Film(0.4));
    }

    [Fact]
    public void Trimmed_questions_are_expected_shorter_and_skipped_ones_not_at_all()
    {
        _hall.Do(1, new ExtendCue(-60, _questions));
        Assert.Equal(-60_000, Line(1, LedgerHeading.Questions, _questions).AgainstPlanMilliseconds);
        _hall.Do(1, new SkipCue(_questions));
        Assert.Equal((-300_000, true), (Line(1, LedgerHeading.Questions, _questions).AgainstPlanMilliseconds, Line(1, LedgerHeading.Questions, _questions).IsOver));
    }

    private (long, long, bool) Film(double minute) => Got(minute, LedgerHeading.Film);

    private (long, long, bool) Got(double minute, LedgerHeading heading)
    {
        var line = Line(minute, heading);
        return (line.GotMilliseconds, line.ExpectedMilliseconds, line.IsOver);
    }

    private LedgerLine Line(double minute, LedgerHeading heading, PartId? of = null) =>
        LedgerReader.At(LedgerWriter.Of(_hall.Fold.State, _hall.Facts.Count), RunHall.At(minute))
            .Single(l => l.Heading == heading && l.CandidateId == _hall.CandidateOf(of ?? _talk));
}
