using System.Text.Json;
using CsCheck;
using Hearing.Api.Editions;
using Hearing.Api.Planning.Solver;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Tests.Planning.Cases;

namespace Hearing.Api.Tests.Planning;

public sealed class SchedulerTests
{
    private static readonly DateOnly Day = new(2026, 11, 10);
    private static readonly SolveRequest Quick = new(20, 1, true);
    private readonly CpSatScheduler _scheduler = new();

    [Fact]
    public void The_plan_of_the_edition_of_2021_is_proven_and_as_good_as_the_real_one()
    {
        var edition = EditionImport.Content(Samples.Document(Samples.Finished));
        var problem = PlanningProblem.Of(edition.Edition, edition.Sessions, edition.People, edition.CannotTimes, edition.Conflicts);
        var schedule = _scheduler.Solve(problem, [], new SolveRequest(5, 2, true), _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(5, schedule.Terms.Count);
        Assert.All(schedule.Terms, term => Assert.True(term.Proven, term.ToString()));
        Assert.Empty(PlanCheck.Of(problem, schedule.Plan));
        var (real, made) = (PlanScore.Of(problem, PlanningProblem.PlanOf(edition.Sessions)), PlanScore.Of(problem, schedule.Plan));
        Assert.Equal(real with { FairnessMinutes = made.FairnessMinutes }, made);
        Assert.True(made.FairnessMinutes <= real.FairnessMinutes);
    }

    [Fact]
    public void A_long_day_with_changeovers_and_cannot_times_is_proven()
    {
        var problem = Problems.LongDay();
        var schedule = _scheduler.Solve(problem, [], new SolveRequest(60, 2, true), _ => { }, TestContext.Current.CancellationToken);
        Assert.All(schedule.Terms, term => Assert.True(term.Proven, term.ToString()));
        Assert.Equal(["placed", "wishes", "idle", "end", "fairness"], schedule.Terms.Select(t => t.Name));
        Assert.Empty(PlanCheck.Of(problem, schedule.Plan));
        Assert.Equal(new PlanScore(problem.Sessions.Count, 0, 515, 0), PlanScore.Of(problem, schedule.Plan) with { FairnessMinutes = 0 });
    }

    [Fact]
    public void Sessions_that_differ_by_name_alone_come_in_their_order()
    {
        var problem = Problems.LongDay();
        var plan = _scheduler.Solve(problem, [], Quick, _ => { }, TestContext.Current.CancellationToken).Plan.ToDictionary(p => p.Session, p => p.Slot.Start);
        var bound = problem.CannotTimes.Select(c => c.Person).ToHashSet();
        var alike = problem.Sessions.Where(s => s.Kind == SessionKind.Candidate && !s.People.Any(bound.Contains)).Select(s => plan[s.Id]).ToList();
        Assert.Equal(5, alike.Count);
        Assert.Equal(alike.Order(), alike);
    }

    [Fact]
    public void A_made_plan_has_no_clash_and_its_terms_are_the_checkers() =>
        Problems.Any.Sample(problem =>
        {
            var schedule = _scheduler.Solve(problem, [], Quick, _ => { }, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(PlanCheck.Of(problem, schedule.Plan), w => w.Level == PlanWarningLevel.Must);
            Assert.False(NaiveRules.HasClash(problem, schedule.Plan));
            Assert.Equal(schedule.Terms.Select(t => t.Value), Terms(problem, schedule.Plan));
        }, iter: 60, threads: 1, print: Print);

    [Fact]
    public void Trying_every_plan_finds_none_better() =>
        Problems.Small.Sample(problem =>
        {
            var schedule = _scheduler.Solve(problem, [], Quick, _ => { }, TestContext.Current.CancellationToken);
            Assert.All(schedule.Terms, term => Assert.True(term.Proven));
            Assert.Equal(BruteForce.Best(problem), Terms(problem, schedule.Plan));
        }, iter: 40, threads: 1, print: Print);

    [Fact]
    public void Nor_where_noon_and_the_day_before_it_count() =>
        Problems.AroundNoon.Sample(problem =>
        {
            var schedule = _scheduler.Solve(problem, [], Quick, _ => { }, TestContext.Current.CancellationToken);
            Assert.All(schedule.Terms, term => Assert.True(term.Proven));
            Assert.Equal(BruteForce.Best(problem, 5), Terms(problem, schedule.Plan));
        }, iter: 8, threads: 1, print: Print);

    [Theory]
    [InlineData(RuleLevel.Must)]
    [InlineData(RuleLevel.Wish)]
    public void Nobody_in_a_long_day_has_more_in_a_row_than_allowed(RuleLevel level)
    {
        var day = Problems.LongDay();
        var problem = day with { Rules = [.. day.Rules, new("row", RuleKind.AtMostInARow, level, 9, [], [], null, null, null, 3)] };
        var schedule = _scheduler.Solve(problem, [], Quick, _ => { }, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(PlanCheck.Of(problem, schedule.Plan), w => w.Reason.Key == "row");
        Assert.Equal(problem.Sessions.Count, schedule.Plan.Count);
    }

    [Fact]
    public void Who_was_before_noon_last_year_is_after_noon_now()
    {
        var day = Problems.LongDay();
        var candidates = day.Sessions.Where(s => s.Kind == SessionKind.Candidate).ToList();
        var problem = day with
        {
            Rules = [.. day.Rules, new("fair", RuleKind.FairTimes, RuleLevel.Wish, 5, [], [], null, null, null, null)],
            LastYear = [new(candidates[0].Id, new(11, 59)), new(candidates[6].Id, new(12, 0))],
        };
        var plan = PlacedSession.All(problem, _scheduler.Solve(problem, [], Quick, _ => { }, TestContext.Current.CancellationToken).Plan);
        Assert.True(plan.Single(p => p.Id == candidates[0].Id).Slot.Start >= FairTimes.Noon);
        Assert.True(plan.Single(p => p.Id == candidates[6].Id).Slot.Start < FairTimes.Noon);
    }

    [Fact]
    public void Cannot_times_that_are_a_wish_give_way_when_nothing_else_will_do()
    {
        var day = Problems.LongDay();
        Unavailable all = new(day.Sessions[1].People[^1], Day, new(0, 0), new(23, 59));
        var must = day with { CannotTimes = [all] };
        var wish = must with { Rules = [.. day.Rules, new("cannot", RuleKind.CannotTimes, RuleLevel.Wish, 4, [], [], null, null, null, null)] };
        Assert.Equal(day.Sessions.Count - 1, _scheduler.Solve(must, [], Quick, _ => { }, TestContext.Current.CancellationToken).Plan.Count);
        var schedule = _scheduler.Solve(wish, [], Quick, _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(day.Sessions.Count, schedule.Plan.Count);
        Assert.Equal(4, PlanScore.Of(wish, schedule.Plan).WishesBroken);
    }

    [Fact]
    public void Pinned_sessions_stay_where_they_are()
    {
        var problem = Problems.LongDay();
        var pinned = new Placement(problem.Sessions[3].Id, new("main", Day, new(15, 0)), true);
        var schedule = _scheduler.Solve(problem, [pinned], Quick, _ => { }, TestContext.Current.CancellationToken);
        Assert.Contains(pinned, schedule.Plan);
        Assert.Equal(problem.Sessions.Count, schedule.Plan.Count);
        var free = _scheduler.Solve(problem, [pinned], Quick with { KeepPinned = false }, _ => { }, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(free.Plan, p => p.Pinned);
    }

    [Fact]
    public void Pins_taken_from_a_good_plan_cost_nothing() =>
        Problems.Any.Sample(problem =>
        {
            var free = _scheduler.Solve(problem, [], Quick, _ => { }, TestContext.Current.CancellationToken);
            Placement[] pinned = [.. free.Plan.Where((_, index) => index % 2 == 0).Select(p => p with { Pinned = true })];
            var kept = _scheduler.Solve(problem, pinned, Quick, _ => { }, TestContext.Current.CancellationToken);
            Assert.Empty(pinned.Except(kept.Plan));
            Assert.DoesNotContain(PlanCheck.Of(problem, kept.Plan), w => w.Level == PlanWarningLevel.Must);
            Assert.Equal(Terms(problem, free.Plan), Terms(problem, kept.Plan));
        }, iter: 25, threads: 1, print: Print);

    [Fact]
    public void A_rule_that_pins_break_by_themselves_does_not_stop_the_plan()
    {
        var problem = Problems.LongDay();
        Placement[] pinned =
        [
            new(problem.Sessions[0].Id, new("main", Day, new(12, 0)), true), new(problem.Sessions[^1].Id, new("main", Day, new(10, 0)), true),
        ];
        var schedule = _scheduler.Solve(problem, pinned, Quick, _ => { }, TestContext.Current.CancellationToken);
        Assert.Empty(pinned.Except(schedule.Plan));
    }

    [Fact]
    public void Pinned_sessions_that_clash_are_refused()
    {
        var problem = Problems.LongDay();
        Placement[] pinned =
        [
            new(problem.Sessions[1].Id, new("main", Day, new(10, 0)), true), new(problem.Sessions[2].Id, new("main", Day, new(10, 30)), true),
        ];
        var refused = Assert.Throws<Refused>(() =>
            _scheduler.Solve(problem, pinned, new SolveRequest(5), _ => { }, TestContext.Current.CancellationToken));
        Assert.Equal(RefusalCode.PlanNotReady, refused.Code);
    }

    [Fact]
    public void The_same_problem_gives_the_same_plan_when_asked_to_be_deterministic()
    {
        var problem = Problems.LongDay();
        var once = _scheduler.Solve(problem, [], new SolveRequest(5, 2, true), _ => { }, TestContext.Current.CancellationToken);
        var again = _scheduler.Solve(problem, [], new SolveRequest(5, 2, true), _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(once.Plan, again.Plan);
    }

    [Fact]
    public void Stopping_keeps_the_best_plan()
    {
        using var stop = new CancellationTokenSource();
        var told = Schedule.Empty;
        var schedule = _scheduler.Solve(Problems.LongDay(), [], new SolveRequest(60), found =>
        {
            told = found;
            if (found.Plan.Count > 0)
            {
                // The very first may place nothing.
                stop.Cancel();
            }
        }, stop.Token);
        Assert.NotEmpty(schedule.Plan);
        Assert.Equal(told.Plan, schedule.Plan);
        Assert.True(schedule.Terms.Count < 5 || !schedule.Terms[^1].Proven);
    }

    private static string Print(PlanningProblem problem) => JsonSerializer.Serialize(problem, WireJson.Options);

    private static double[] Terms(PlanningProblem problem, IReadOnlyList<Placement> plan)
    {
        var terms = BruteForce.Terms(problem, plan);
        Assert.Equal(terms, PlanScore.TermNames.Select(PlanScore.Of(problem, plan).Term));
        return terms;
    }
}
