using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs.Repairs;

namespace Hearing.Domain.Tests.Runs;

public sealed class RepairTests
{
    private readonly RunHall _hall = new();

    [Fact]
    public void A_day_on_time_needs_no_repair()
    {
        _hall.Candidate(0, 20, 10);
        _hall.Candidate(30, 20, 10);
        _hall.HardPoint("lunch", 60);
        _hall.Do(0, new StartRun());
        var offer = Offer(5);
        Assert.Equal((false, false), (offer.Now.IsBroken, offer.NothingHelps));
        Assert.Empty(offer.Repairs);
        Assert.Equal(RunHall.At(60), Assert.Single(offer.HardPoints).Before);
    }

    [Fact]
    public void A_pause_with_a_purpose_is_shortened_by_no_more_than_is_needed()
    {
        _hall.Candidate(0, 20, 10);
        var pause = _hall.Other(30, SessionKind.Break, 15, "for what runs over");
        _hall.Candidate(45, 20, 10);
        _hall.HardPoint("lunch", 75);
        _hall.Do(0, new StartRun());
        var repair = Offer(24.5).Repairs[0];
        Assert.Equal([RepairMove.AbsorbBuffers], repair.Moves);
        Assert.Equal([new CueExtended(pause, -300)], repair.Changes);
        Assert.Equal((0, 300), (repair.Cost.BrokenHardPoints, repair.Cost.SecondsAbsorbed));
        _hall.Do(24.5, new ApplyRepair(repair.Changes));
        Assert.Equal(RunHall.At(75), _hall.Reading(24.5).HardPoints["lunch"]);
        _hall.Do(24.6, new UndoFact());
        Assert.Equal(RunHall.At(79.6), _hall.Reading(24.6).HardPoints["lunch"]);
    }

    [Fact]
    public void A_pause_without_a_purpose_is_left_alone_and_one_used_up_falls_away()
    {
        _hall.Candidate(0, 20, 10);
        _hall.Other(30, SessionKind.Break, 15);
        var pause = _hall.Other(45, SessionKind.Break, 5, "for what runs over");
        _hall.Candidate(50, 20, 2);
        _hall.HardPoint("lunch", 72);
        _hall.Do(0, new StartRun());
        var repair = Offer(25).Repairs[0];
        Assert.Equal([new CueSkipped(pause)], repair.Changes);
    }

    [Fact]
    public void Lunch_is_never_cut_and_the_time_before_it_is_left_free_though_it_is_called_a_buffer()
    {
        _hall.Candidate(0, 20, 10);
        _hall.Other(40, SessionKind.Lunch, 30, "for what runs over");
        _hall.Candidate(70, 20, 2);
        _hall.HardPoint("end", 92);
        _hall.Do(0, new StartRun());
        Assert.True(Offer(45).Now.IsBroken);
        Assert.DoesNotContain(Offer(45).Repairs, r => r.Moves.Contains(RepairMove.AbsorbBuffers));
    }

    [Fact]
    public void A_pause_that_somebody_is_moved_behind_still_gives_up_the_idle_time_before_it()
    {
        _hall.Candidate(0, 20, 10);
        var (talk, _) = _hall.Candidate(30, 20, 1);
        var pause = _hall.Other(60, SessionKind.Break, 5, "for what runs over");
        _hall.Candidate(65, 20, 1);
        _hall.HardPoint("pause", 60);
        _hall.HardPoint("end", 100);
        _hall.Do(0, new StartRun());
        var offer = Repairing.Offer(_hall.Fold, RunHall.At(5), [new(_hall.CandidateOf(talk), RunHall.At(25), RunHall.At(34))]);
        var repair = Assert.Single(offer.Repairs, r => r.Moves.Contains(RepairMove.MoveBehind) && r.Moves.Contains(RepairMove.AbsorbBuffers));
        Assert.Contains(new BufferAbsorbed(_hall.SessionOf(pause)), repair.Changes);
        Assert.Equal((0, RunHall.At(35)), (repair.Cost.BrokenHardPoints, Effect(repair, talk).StartAfter));
        Assert.DoesNotContain(repair.HardPoints, p => p.IsBrokenAfter);
    }

    [Fact]
    public void Idle_time_that_is_a_buffer_is_used_when_what_comes_after_it_became_longer()
    {
        _hall.Candidate(0, 20, 10);
        var (talk, _) = _hall.Candidate(40, 20, 10, "to change the stage");
        _hall.HardPoint("lunch", 70);
        _hall.Do(0, new StartRun());
        _hall.Do(1, new ExtendCue(480, talk));
        var offer = Offer(2);
        Assert.Equal([new BufferAbsorbed(_hall.SessionOf(talk))], offer.Repairs[0].Changes);
        Assert.Equal(RunHall.At(68), offer.Repairs[0].HardPoints.Single().After);
        Assert.Equal((RunHall.At(40), RunHall.At(30)), (Effect(offer.Repairs[0], talk).StartBefore, Effect(offer.Repairs[0], talk).StartAfter));
    }

    [Fact]
    public void Questions_are_trimmed_by_the_same_for_all_who_are_to_come_and_never_below_half()
    {
        _hall.Candidate(0, 20, 10);
        var (_, second) = _hall.Candidate(30, 20, 10);
        var (_, third) = _hall.Candidate(60, 20, 6);
        _hall.HardPoint("end", 86);
        _hall.Do(0, new StartRun());
        _hall.Do(25, new StartNext());
        var repair = Offer(26).Repairs.Single(r => r.Moves is [RepairMove.TrimQuestions]);
        Assert.Equal([new CueExtended(second, -150), new CueExtended(third, -150)], repair.Changes);
        Assert.Equal(150, repair.Cost.SecondsTrimmed);
        Assert.Equal((600_000, 450_000), (Effect(repair, second).QuestionsBeforeMilliseconds, Effect(repair, second).QuestionsAfterMilliseconds));

        _hall.Do(40, new HoldCue());
        Assert.All(Offer(60).Repairs.SelectMany(r => r.Changes.OfType<CueExtended>()), c => Assert.True(c.BySeconds >= -180));
    }

    [Fact]
    public void One_candidate_goes_behind_lunch_and_the_hard_point_holds_again()
    {
        _hall.Candidate(0, 20, 10);
        var (talk, _) = _hall.Candidate(30, 20, 10);
        _hall.Other(60, SessionKind.Lunch, 60);
        var (after, _) = _hall.Candidate(120, 20, 10);
        _hall.HardPoint("lunch", 60);
        _hall.Do(0, new StartRun());
        var repair = Offer(40).Repairs.Single(r => r.Moves is [RepairMove.MoveBehind]);
        Assert.Equal([new SessionPostponed(_hall.SessionOf(talk), after)], repair.Changes);
        _hall.Do(40, new ApplyRepair(repair.Changes));
        Assert.Equal(RunHall.At(50), _hall.Reading(40).HardPoints["lunch"]);
        Assert.Equal(RunHall.At(120), _hall.Reading(40).Forecasts[talk]);
    }

    [Fact]
    public void Two_candidates_swap_when_one_of_them_cannot_come_so_late()
    {
        _hall.Candidate(0, 20, 10);
        var (first, _) = _hall.Candidate(30, 20, 10);
        var (second, _) = _hall.Candidate(60, 20, 10);
        _hall.Do(0, new StartRun());
        var offer = Repairing.Offer(_hall.Fold, RunHall.At(28), [new(_hall.CandidateOf(second), RunHall.At(70), RunHall.At(120))]);
        Assert.Equal(1, offer.Now.CandidatesAway);
        Assert.Equal([RepairMove.SwapCandidates], offer.Repairs[0].Moves);
        _hall.Do(28, new ApplyRepair(offer.Repairs[0].Changes));
        Assert.Equal((RunHall.At(38), RunHall.At(68)), (_hall.Reading(28).Forecasts[second], _hall.Reading(28).Forecasts[first]));
    }

    [Fact]
    public void When_nothing_helps_that_is_said()
    {
        _hall.Candidate(0, 20, 1);
        _hall.HardPoint("end", 25);
        _hall.Do(0, new StartRun());
        Assert.Equal((true, true, 1), (Offer(40).Now.IsBroken, Offer(40).NothingHelps, Offer(40).Now.BrokenHardPoints));
    }

    [Fact]
    public void Cannot_times_of_a_candidates_people_are_the_candidates()
    {
        var candidate = CandidateId.New();
        var person = new Person { Id = PersonId.New(), EditionId = EditionId.New(), Name = "Kim", Mail = "kim@example.org", CandidateId = candidate };
        CannotTime[] times = [Time(person.Id, 9), Time(PersonId.New(), 10)];
        Assert.Equal(
            [new CandidateAway(candidate, RunHall.At(0), RunHall.At(60))], AwayTimes.Of(HearingZone.Named("Europe/Stockholm"), [], [person], times));
        Rule rule = new("cannot", RuleKind.CannotTimes, RuleLevel.Ignore, 1, [], [], null, null, null, null);
        Assert.Empty(AwayTimes.Of(HearingZone.Named("Europe/Stockholm"), [rule], [person], times));
        Assert.NotEmpty(AwayTimes.Of(HearingZone.Named("Europe/Stockholm"), [rule with { Level = RuleLevel.Wish }], [person], times));

        CannotTime Time(PersonId id, int hour) => new()
        {
            Id = Guid.NewGuid(),
            EditionId = person.EditionId,
            PersonId = id,
            Date = new(2026, 11, 10),
            From = new(hour, 0),
            Until = new(hour + 1, 0),
        };
    }

    private RepairOffer Offer(double minute) => Repairing.Offer(_hall.Fold, RunHall.At(minute), []);

    private CandidateEffect Effect(Repair repair, PartId cue) => repair.Candidates.Single(c => c.SessionId == _hall.SessionOf(cue));
}
