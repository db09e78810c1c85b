using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Planning;

public sealed class RuleCheckTests
{
    private readonly Hall _hall = new();
    private readonly PersonId _anna = PersonId.New();

    [Fact]
    public void Before_means_that_the_first_has_ended()
    {
        var one = _hall.Add("10:00");
        var other = _hall.Add("11:00");
        Require(RuleKind.Before, one, other);
        Assert.Empty(_hall.Warnings);
        Require(RuleKind.Before, other, one);
        Assert.Equal([PlanWarningKind.RuleBroken], _hall.Kinds);
    }

    [Fact]
    public void Who_is_drawn_may_take_turns_but_a_whole_jury_sits_through()
    {
        PersonId[] two = [_anna, PersonId.New()];
        foreach (var at in new[] { "09:00", "10:00", "11:00" })
        {
            _hall.Add(at, panel: new([], two, 1, 1, []));
        }

        _hall.Rules.Add(new("row", RuleKind.AtMostInARow, RuleLevel.Wish, 7, [], [], null, null, null, 1));
        Assert.Empty(_hall.Warnings);
        var last = _hall.Add("12:00", panel: new([], two, 1, 1, []) { IsWhole = true });
        Assert.Equal([PlanWarningKind.RuleBroken], _hall.Kinds);
        Assert.Equal(7, _hall.Score.WishesBroken);
        Assert.Empty(_hall.Warnings[0].People);
        _hall.CannotTimes.Add(new(_anna, Hall.Day, new(12, 0), new(12, 5)));
        Assert.Equal([last], Assert.Single(_hall.Warnings).Sessions);
        Assert.Equal(1, _hall.Score.WishesBroken);
    }

    [Fact]
    public void Of_rules_that_cannot_both_be_kept_for_a_pool_the_lighter_is_broken()
    {
        PersonId[] three = [_anna, PersonId.New(), PersonId.New()];
        _hall.Add("09:00", panel: new([], three[..1], 1, 1, []));
        _hall.Add("11:00", panel: new([], three, 2, 2, []));
        _hall.Add("13:00", panel: new([], three[..1], 1, 1, []));
        _hall.Rules.Add(new("near", RuleKind.CloseTogether, RuleLevel.Wish, 3, [], [], null, null, 60, null));
        Assert.Empty(_hall.Warnings);
        _hall.Rules.Add(new("row", RuleKind.AtMostInARow, RuleLevel.Wish, 5, [], [_anna], null, null, 90, 2));
        Assert.Equal(["near"], _hall.Warnings.Select(w => w.Reason.Key));
        Assert.Equal(3, _hall.Score.WishesBroken);
    }

    [Fact]
    public void A_juror_who_is_away_has_a_rest_between_two_of_the_whole_jury()
    {
        foreach (var at in new[] { "09:00", "10:00", "11:00" })
        {
            _hall.Add(at, panel: new([], [_anna, PersonId.New()], 1, 1, []) { IsWhole = true });
        }

        _hall.Rules.Add(new("row", RuleKind.AtMostInARow, RuleLevel.Must, 1, [], [_anna], null, null, null, 2));
        Assert.Equal([PlanWarningKind.RuleBroken], _hall.Kinds);
        _hall.CannotTimes.Add(new(_anna, Hall.Day, new(10, 30), new(10, 45)));
        Assert.Equal([PlanWarningKind.JurorsAbsent], _hall.Kinds);
    }

    [Fact]
    public void Not_first_is_broken_by_the_days_first_session()
    {
        var one = _hall.Add("10:00");
        Require(RuleKind.NotFirst, one);
        Assert.Equal([PlanWarningKind.RuleBroken], _hall.Kinds);
        _hall.Add("09:00");
        Assert.Empty(_hall.Warnings);
    }

    [Fact]
    public void Same_day_and_apart_exclude_each_other()
    {
        _hall.Days.Add(new(Hall.Day.AddDays(1), new(9, 0), new(17, 0)));
        var one = _hall.Add("10:00");
        var other = _hall.Add("10:00", date: Hall.Day.AddDays(1));
        Require(RuleKind.Apart, one, other);
        Assert.Empty(_hall.Warnings);
        Require(RuleKind.SameDay, one, other);
        Assert.Equal([PlanWarningKind.RuleBroken], _hall.Kinds);
    }

    [Theory]
    [InlineData("11:00", false)]
    [InlineData("10:59", true)]
    [InlineData("12:31", true)]
    public void Within_holds_from_start_to_end(string at, bool broken)
    {
        var lunch = _hall.Add(at, kind: SessionKind.Lunch);
        _hall.Rules.Add(new("lunch", RuleKind.Within, RuleLevel.Must, 1, [lunch], [], new(11, 0), new(13, 30), null, null));
        Assert.Equal(broken ? [PlanWarningKind.RuleBroken] : [], _hall.Kinds);
    }

    [Theory]
    [InlineData(120, false)]
    [InlineData(119, true)]
    public void A_break_comes_in_time(int most, bool broken)
    {
        _hall.Rules.Add(new("break", RuleKind.BreakAfter, RuleLevel.Must, 1, [], [], null, null, most, null));
        _hall.Add("09:00");
        _hall.Add("10:00");
        _hall.Add("11:00", 15, kind: SessionKind.Break);
        _hall.Add("11:15", 105);
        Assert.Equal(broken ? [PlanWarningKind.RuleBroken] : [], _hall.Kinds);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(2, true)]
    public void A_person_has_only_so_many_sessions_in_a_row(int most, bool broken)
    {
        _hall.Rules.Add(new("row", RuleKind.AtMostInARow, RuleLevel.Must, 1, [], [_anna], null, null, null, most));
        _hall.Add("09:00", people: [_anna]);
        _hall.Add("10:00", people: [_anna]);
        _hall.Add("11:00", people: [_anna]);
        _hall.Add("12:15", people: [_anna]);
        Assert.Equal(broken ? [PlanWarningKind.RuleBroken] : [], _hall.Kinds);
    }

    [Fact]
    public void A_wish_is_counted_once_with_its_weight_and_an_ignored_rule_not_at_all()
    {
        var one = _hall.Add("10:00");
        var other = _hall.Add("11:00");
        _hall.Rules.Add(new("wish", RuleKind.NotFirst, RuleLevel.Wish, 7, [one], [], null, null, null, null));
        _hall.Rules.Add(new("quiet", RuleKind.Before, RuleLevel.Ignore, 5, [other, one], [], null, null, null, null));
        Assert.Equal(PlanWarningLevel.Should, Assert.Single(_hall.Warnings).Level);
        Assert.Equal(7, _hall.Score.WishesBroken);
    }

    [Theory]
    [InlineData("09:00", "11:59", true)]
    [InlineData("09:00", "12:00", false)]
    [InlineData("12:00", "11:59", false)]
    [InlineData("12:00", "16:00", true)]
    public void Fair_times_change_the_half_of_the_day(string lastYear, string now, bool broken)
    {
        _hall.Rules.Add(new("fair", RuleKind.FairTimes, RuleLevel.Wish, 3, [], [], null, null, null, null));
        _hall.LastYear.Add(new(_hall.Add(now), TimeOnly.Parse(lastYear, null)));
        Assert.Equal(broken ? [PlanWarningKind.RuleBroken] : [], _hall.Kinds);
        Assert.Equal(broken ? 3 : 0, _hall.Score.WishesBroken);
    }

    [Fact]
    public void Cannot_times_that_are_a_wish_weigh_once()
    {
        _hall.Rules.Add(new("cannot", RuleKind.CannotTimes, RuleLevel.Wish, 4, [], [], null, null, null, null));
        _hall.CannotTimes.Add(new(_anna, Hall.Day, new(9, 0), new(17, 0)));
        _hall.Add("10:00", people: [_anna]);
        _hall.Add("12:00", people: [_anna]);
        Assert.Equal([PlanWarningKind.CannotTime, PlanWarningKind.CannotTime], _hall.Kinds);
        Assert.Equal(4, _hall.Score.WishesBroken);
    }

    [Fact]
    public void The_usual_rules_yield_to_the_editions_own()
    {
        PlanSession[] sessions = [Session(SessionKind.Candidate), Session(SessionKind.Closing), Session(SessionKind.Lunch)];
        Assert.Equal(["usual-closing", "usual-closing", "usual-lunch", "usual-break"], UsualRules.For([], sessions).Select(r => r.Key));
        var own = new Rule("own", RuleKind.Before, RuleLevel.Ignore, 1, [sessions[1].Id], [], null, null, null, null);
        Assert.Equal(["usual-lunch", "usual-break"], UsualRules.For([own], sessions).Select(r => r.Key));
    }

    [Fact]
    public void The_private_talk_comes_after_the_candidates_and_each_day_has_one_lunch()
    {
        PlanSession[] sessions =
            [Session(SessionKind.Candidate), Session(SessionKind.PrivateTalk), Session(SessionKind.Lunch), Session(SessionKind.Lunch)];
        Assert.Equal(["usual-talk", "usual-lunch", "usual-lunches", "usual-break"], UsualRules.For([], sessions).Select(r => r.Key));
    }

    private static PlanSession Session(SessionKind kind) =>
        new(SessionId.New(), kind, kind.ToString(), null, TimeSpan.FromHours(1), [], PlanPanel.None, []);

    private void Require(RuleKind kind, params SessionId[] sessions) =>
        _hall.Rules.Add(new($"rule-{_hall.Rules.Count}", kind, RuleLevel.Must, 1, sessions, [], null, null, null, null));
}
