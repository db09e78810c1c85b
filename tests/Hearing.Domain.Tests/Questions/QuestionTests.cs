using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Questions;

namespace Hearing.Domain.Tests.Questions;

public sealed class QuestionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly CandidateId Candidate = CandidateId.New();
    private static readonly CandidateId Own = CandidateId.New();

    [Fact]
    public void A_jurors_question_goes_straight_into_the_queue_and_a_guests_waits_for_a_moderator()
    {
        Assert.Equal((QuestionState.Queued, QuestionFrom.Jury), (Ask(Juror()).State, Ask(Juror()).From));
        Assert.Equal((QuestionState.Waiting, QuestionFrom.Guest), (Ask(Person(Roles.Guest)).State, Ask(Person(Roles.Guest)).From));
        Assert.Equal(Own, Ask(Person(Roles.Candidate, Own)).FromCandidateId);
    }

    [Fact]
    public void Nobody_in_conflict_asks_whatever_else_they_are() =>
        Assert.Equal(RefusalCode.InConflict, Refusal(() => Ask(Juror(Candidate) with { Roles = Roles.Juror | Roles.Organiser })));

    [Fact]
    public void Nobody_asks_their_own_candidate() =>
        Assert.Equal(RefusalCode.NotAllowed, Refusal(() => Ask(Person(Roles.Candidate, Candidate))));

    [Theory]
    [InlineData(Phase.Draft, false)]
    [InlineData(Phase.Published, true)]
    [InlineData(Phase.Live, true)]
    [InlineData(Phase.Deliberation, false)]
    public void Questions_are_asked_from_publication_until_the_jury_deliberates(Phase phase, bool may)
    {
        var edition = AnEdition(phase);
        var asking = () => Ask(Juror(), edition: edition);
        if (may)
        {
            asking();
        }
        else
        {
            Assert.Equal(RefusalCode.WrongPhase, Refusal(asking));
        }
    }

    [Theory]
    [InlineData("", null, "TextMissing")]
    [InlineData(" \n\t ", null, "TextMissing")]
    [InlineData("Hur?", "unknown", "NoCriterion")]
    public void Empty_words_and_unknown_criteria_are_refused(string text, string? criterion, string reason) =>
        Assert.Equal(reason, Assert.Throws<Refused>(() => Ask(Juror(), text, criterion)).Reason);

    [Fact]
    public void A_question_of_five_hundred_characters_is_taken_and_of_one_more_is_not()
    {
        Assert.Equal(500, Ask(Juror(), new string('å', 500)).Text.Length);
        Assert.Equal("TextTooLong", Assert.Throws<Refused>(() => Ask(Juror(), new string('å', 501))).Reason);
    }

    [Fact]
    public void What_has_been_asked_is_neither_rewritten_nor_taken_back_nor_merged()
    {
        var question = Ask(Juror());
        question.Begin(Now);
        question.Finish(Now);
        Assert.All(
            new Action[] { () => question.Write("Nytt", null, AnEdition(Phase.Live), byModerator: true), question.Withdraw, () => question.MergeInto(Ask(Juror())), question.Decline },
            change => Assert.Equal(RefusalCode.CommandNotPossible, Refusal(change)));
    }

    [Fact]
    public void Only_the_question_being_asked_is_shown_and_it_is_gone_from_the_screens_when_it_has_been()
    {
        var question = Ask(Juror());
        Assert.Equal(RefusalCode.CommandNotPossible, Refusal(() => question.Show(true)));
        question.Begin(Now);
        question.Show(true);
        Assert.True(question.IsShown);
        question.Finish(Now);
        Assert.False(question.IsShown);
    }

    [Fact]
    public void A_question_merges_into_another_open_one_to_the_same_candidate_and_no_other()
    {
        var (one, other) = (Ask(Juror()), Ask(Juror()));
        Assert.Equal(RefusalCode.CommandNotPossible, Refusal(() => one.MergeInto(one)));
        Assert.Equal(RefusalCode.CommandNotPossible, Refusal(() => one.MergeInto(Ask(Juror(), candidate: Own))));
        one.MergeInto(other);
        Assert.Equal((QuestionState.Merged, other.Id), (one.State, one.MergedInto!.Value));
    }

    [Fact]
    public void Taking_back_and_erasing_leave_no_words_of_what_was_never_asked()
    {
        var (taken, erased, asked) = (Ask(Juror()), Ask(Juror()), Ask(Juror()));
        taken.Withdraw();
        erased.Forget();
        asked.Begin(Now);
        asked.Forget();
        Assert.Equal(("", ""), (taken.Text, erased.Text));
        Assert.Null(erased.AskedBy);
        Assert.Equal((null, "Hur mäter ni?"), (asked.AskedBy, asked.Text));
    }

    [Fact]
    public void Moving_puts_a_question_before_the_named_one_or_last()
    {
        var questions = Enumerable.Range(0, 4).Select(i => Ask(Juror(), $"Fråga {i}", place: i)).ToList();
        QuestionOrder.Move(questions, questions[3], questions[1].Id);
        Assert.Equal(["Fråga 0", "Fråga 3", "Fråga 1", "Fråga 2"], QuestionOrder.Ordered(questions).Select(q => q.Text));
        QuestionOrder.Move(questions, questions[0], null);
        Assert.Equal(["Fråga 3", "Fråga 1", "Fråga 2", "Fråga 0"], QuestionOrder.Ordered(questions).Select(q => q.Text));
    }

    private static Question Ask(Access access, string text = "Hur mäter ni?", string? criterion = null, Edition? edition = null, int place = 0, CandidateId? candidate = null) =>
        Question.Ask(QuestionId.New(), edition ?? AnEdition(Phase.Live), "main", candidate ?? Candidate, Asker.Of(access), text, criterion, place, Now);

    private static Access Juror(params CandidateId[] conflicts) => Person(Roles.Juror) with { Conflicts = conflicts.ToHashSet() };

    private static Access Person(Roles roles, CandidateId? own = null) => new(PersonId.New(), roles, own, new HashSet<CandidateId>(), null, false, true);

    private static Edition AnEdition(Phase phase)
    {
        var edition = new Edition { Id = EditionId.New(), Slug = "dag", Name = "Dagen", Year = 2026, Mode = HearingMode.Hybrid, Criteria = [new("vision", "Vision", "")] };
        edition.MoveTo(phase);
        return edition;
    }

    private static RefusalCode Refusal(Func<object> change) => Assert.Throws<Refused>(change).Code;

    private static RefusalCode Refusal(Action change) => Assert.Throws<Refused>(change).Code;
}
