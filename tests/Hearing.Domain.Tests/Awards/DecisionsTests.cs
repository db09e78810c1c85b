using Hearing.Domain.Awards;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Jury;
using Hearing.Domain.People;
using Hearing.Domain.Tests.Jury;

namespace Hearing.Domain.Tests.Awards;

public sealed class DecisionsTests
{
    private readonly JuryYear _year = new();

    [Fact]
    public void Opening_the_marks_moves_the_edition_into_deliberation_once()
    {
        Decisions.OpenMarks(_year.Edition, JuryYear.Now);
        Assert.Equal((Phase.Deliberation, JuryYear.Now), (_year.Edition.Phase, _year.Edition.MarksOpenedAt));
        Assert.Throws<Refused>(() => Decisions.OpenMarks(_year.Edition, JuryYear.Now));
    }

    [Fact]
    public void A_chair_in_conflict_does_not_decide()
    {
        Decisions.OpenMarks(_year.Edition, JuryYear.Now);
        _year.InConflict(0, 0);
        Assert.Equal(RefusalCode.InConflict, Assert.Throws<Refused>(() => Decisions.CheckMayDecide(_year.Edition, _year.Viewer(0), _year.Candidates[0].Id)).Code);
        Decisions.CheckMayDecide(_year.Edition, _year.Viewer(0), _year.Candidates[1].Id);
    }

    [Fact]
    public void The_quorum_is_met_by_exactly_as_many_jurors()
    {
        Assert.Equal("QuorumMissing", Assert.Throws<Refused>(() => Record(AwardKind.Award, "för allt", 0)).Reason);
        Assert.Equal(2, Record(AwardKind.Award, "för allt", 0, 1).TookPart.Count);
    }

    [Fact]
    public void One_juror_named_twice_counts_once() =>
        Assert.Equal("QuorumMissing", Assert.Throws<Refused>(() => Record(AwardKind.Award, "för allt", 0, 0)).Reason);

    [Fact]
    public void An_award_has_a_motivation_and_none_needs_none()
    {
        Assert.Equal("MotivationMissing", Assert.Throws<Refused>(() => Record(AwardKind.HonourableMention, " ", 0, 1)).Reason);
        Assert.Equal(AwardKind.None, Record(AwardKind.None, "", 0, 1).Kind);
    }

    [Fact]
    public void A_refused_decision_changes_nothing()
    {
        var award = New();
        Assert.Throws<Refused>(() => Record(award, AwardKind.Award, "", 0, 1));
        Assert.Equal((AwardKind.None, ""), (award.Kind, award.Motivation));
    }

    [Fact]
    public void Every_candidate_is_decided_before_the_release()
    {
        Assert.Equal("DecisionMissing", Assert.Throws<Refused>(() => CheckMayRelease(New(0))).Reason);
        CheckMayRelease(New(0), New(1));
        _year.Edition.Release(JuryYear.Now);
        Assert.Equal(RefusalCode.AlreadyReleased, Assert.Throws<Refused>(() => CheckMayRelease(New(0), New(1))).Code);
    }

    [Fact]
    public void A_decision_by_a_juror_who_has_declared_a_conflict_since_is_not_released()
    {
        var decided = Record(New(0), AwardKind.Award, "för allt", 0, 1);
        _year.InConflict(2, 0).InConflict(1, 1);
        CheckMayRelease(decided, New(1));
        _year.InConflict(1, 0);
        Assert.Equal("DecidedInConflict", Assert.Throws<Refused>(() => CheckMayRelease(decided, New(1))).Reason);
    }

    [Fact]
    public void A_decision_by_somebody_who_speaks_for_the_candidate_now_is_not_released()
    {
        var decided = Record(New(0), AwardKind.Award, "för allt", 0, 1);
        _year.Jurors[1].CandidateId = _year.Candidates[0].Id;
        _year.Jurors[1].Roles = Roles.Candidate;
        Assert.Equal("DecidedInConflict", Assert.Throws<Refused>(() => CheckMayRelease(decided, New(1))).Reason);
    }

    private void CheckMayRelease(params Award[] awards) =>
        Decisions.CheckMayRelease(_year.Edition, _year.Candidates, awards, Conflict.Standing(_year.Conflicts, _year.Jurors));

    private Award Record(AwardKind kind, string motivation, params int[] tookPart) => Record(New(), kind, motivation, tookPart);

    private Award Record(Award award, AwardKind kind, string motivation, params int[] tookPart)
    {
        Decisions.Record(award, new(kind, motivation, null, [.. tookPart.Select(i => _year.Jurors[i].Id)]), _year.Edition,
            _year.Jurors.Select(j => j.Id).ToHashSet(), _year.Jurors[0].Id, JuryYear.Now);
        return award;
    }

    private Award New(int candidate = 0) => new()
    {
        Id = Guid.NewGuid(),
        EditionId = _year.Edition.Id,
        CandidateId = _year.Candidates[candidate].Id,
        Kind = AwardKind.None,
        DecidedAt = JuryYear.Now,
        DecidedBy = null,
    };
}
