using CsCheck;
using Hearing.Api.Planning.Explaining;
using Hearing.Api.Planning.Solver;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Planning.Explanations;

namespace Hearing.Api.Tests.Planning;

public sealed class ExplainerTests
{
    private static readonly SolveRequest Quick = new(20, 1, true);

    public static TheoryData<Impossible, int> Instances => new(
        from how in Enum.GetValues<Impossible>()
        where how is not (Impossible.TooLittleTime or Impossible.PoolTooSmall)
        select (how, 20));

    [Theory]
    [MemberData(nameof(Instances))]
    public void An_impossible_crowd_is_explained_and_nothing_of_the_clash_is_needless(Impossible how, int count)
    {
        var (problem, plan) = Crowds.Broken(count, count, how);
        var planCase = PlanCase.Of(problem, plan);
        var explained = Explain(planCase, plan);
        Assert.False(explained.AllFit);
        Assert.NotEmpty(explained.Clashes);
        Assert.All(explained.Clashes, clash => Assert.True(clash.IsIrreducible));
        Assert.Null(Clashes.Doubt(planCase, explained.Clashes[0]));
        Assert.NotEmpty(explained.Repairs);
        Assert.Equal(explained.Repairs.OrderBy(r => r.Weight), explained.Repairs);
        Assert.Equal(PlacedOf(planCase.Granted(explained.Repairs[0].Asks)), planCase.Granted(explained.Repairs[0].Asks).Problem.Sessions.Count);
    }

    [Fact]
    public void Three_sessions_of_one_person_with_room_for_two_are_told_from_all_the_others()
    {
        var (problem, plan) = Crowds.Broken(1, 20, Impossible.OnePersonTooBusy);
        var clash = Explain(PlanCase.Of(problem, plan), plan).Clashes.Single();
        var busy = problem.Sessions[0].People[0];
        Assert.Equal(problem.Sessions.Take(3).Select(s => s.Id), clash.Demands.Where(d => d.Kind == DemandKind.Session).Select(d => d.Session!.Value));
        Assert.Equal([busy], clash.Demands.Where(d => d.Kind == DemandKind.Person).Select(d => d.Person!.Value));
        Assert.Equal(problem.Days.Select(d => (busy, d.Date)), clash.Demands.Where(d => d.Kind == DemandKind.CannotTimes).Select(d => (d.Person!.Value, d.Date!.Value)));
        Assert.DoesNotContain(clash.Demands, d => d.Kind is DemandKind.Changeover or DemandKind.Rule);
    }

    [Fact]
    public void The_least_that_helps_comes_first_and_a_step_less_does_not_help()
    {
        var (problem, plan) = Crowds.Broken(2, 20, Impossible.OnePersonTooBusy);
        var planCase = PlanCase.Of(problem, plan);
        var explained = Explain(planCase, plan);
        var stay = explained.Repairs.Select(r => r.Asks.Single()).First(a => a.Kind == PlanAskKind.StayLonger && a.At == new TimeOnly(10, 30));
        Assert.Equal(45, stay.Minutes);
        Assert.Equal(problem.Sessions.Count - 1, PlacedOf(planCase.Granted([stay with { Minutes = 40 }])));
        Assert.All(explained.Repairs, r => Assert.Equal(planCase.Granted(r.Asks).Problem.Sessions.Count, PlacedOf(planCase.Granted(r.Asks))));
    }

    [Fact]
    public void Two_clashes_are_both_told_and_mended_together()
    {
        var (problem, plan) = Crowds.Broken(3, 20, Impossible.RulesInARing);
        var two = problem with
        {
            Rules = [.. problem.Rules, new("a", RuleKind.SameDay, RuleLevel.Must, 1, [.. problem.Sessions.Skip(5).Take(2).Select(s => s.Id)], [], null, null, null, null),
            new("b", RuleKind.Apart, RuleLevel.Must, 1, [.. problem.Sessions.Skip(5).Take(2).Select(s => s.Id)], [], null, null, null, null)]
        };
        var explained = Explain(PlanCase.Of(two, plan), plan);
        Assert.Equal(["a,b", "one,two,three"], explained.Clashes.Select(c => string.Join(',', c.Demands.Where(d => d.Kind == DemandKind.Rule).Select(d => d.Key))).Order());
        Assert.All(explained.Repairs, r => Assert.Equal(2, r.Asks.Count));
        Assert.NotEmpty(explained.Repairs);
    }

    [Fact]
    public void Small_problems_are_explained_exactly_when_not_all_fit() =>
        Problems.Any.Sample(problem =>
        {
            var planCase = PlanCase.Of(problem, []);
            var explained = Explain(planCase, []);
            Assert.Equal(PlacedOf(planCase) == problem.Sessions.Count, explained.AllFit);
            foreach (var clash in explained.Clashes)
            {
                Assert.True(clash.IsIrreducible);
                Assert.Null(Clashes.Doubt(planCase, clash));
            }
        }, iter: 15, threads: 1);

    [Fact]
    public void Too_little_time_in_all_is_told_as_a_sum_with_sessions_that_have_no_place()
    {
        var (problem, plan) = Crowds.Broken(40, 40, Impossible.TooLittleTime);
        var planCase = PlanCase.Of(problem, plan);
        var explained = Explain(planCase, plan, e => e.Repairs.Count == 1);
        var clash = explained.Clashes[0];
        Assert.Null(Clashes.Doubt(planCase, clash));
        Assert.True(clash.IsIrreducible);
        Assert.Equal(new(SumKind.Rooms, SumUnit.Sessions, 40, 36), clash.Sum);
        Assert.Equal((37, 3), (clash.Demands.Count(d => d.Kind == DemandKind.Session), clash.Demands.Count(d => d.Kind == DemandKind.DayHours)));
        Assert.Equal(40, clash.Demands.Count);
        var repair = Assert.Single(explained.Repairs);
        Assert.Equal(Enumerable.Repeat(PlanAskKind.LeaveOut, clash.Sum!.TooMany), repair.Asks.Select(a => a.Kind));
        Assert.Equal(36, PlacedOf(planCase.Granted(repair.Asks)));
    }

    [Fact]
    public void What_is_known_is_told_before_each_demand_was_tried()
    {
        var (problem, plan) = Crowds.Broken(40, 40, Impossible.TooLittleTime);
        List<Explained> told = [];
        using var stop = new CancellationTokenSource();
        new Explainer(e =>
        {
            told.Add(e);
            if (e.Clashes.Count > 0)
            {
                stop.Cancel();
            }
        }, stop.Token).Explain(PlanCase.Of(problem, plan), plan);
        var first = told.First(e => e.Clashes.Count > 0).Clashes[0];
        Assert.Equal((false, 40), (first.IsIrreducible, first.Demands.Count(d => d.Kind == DemandKind.Session)));
        Assert.Equal(4, first.Sum!.TooMany);
    }

    [Fact]
    public void A_pool_too_small_is_told_with_how_many_more_are_needed()
    {
        var (problem, plan) = Crowds.Broken(60, 60, Impossible.PoolTooSmall);
        var planCase = PlanCase.Of(problem, plan);
        var explained = Explain(planCase, plan, e => e.Repairs.Any(r => r.Asks[0].Kind == PlanAskKind.AnotherJuror));
        Assert.Null(Clashes.Doubt(planCase, explained.Clashes[0]));
        Assert.Equal(new(SumKind.Pool, SumUnit.Sessions, 11, 10), explained.Clashes[0].Sum);
        var more = explained.Repairs.SelectMany(r => r.Asks).Single(a => a.Kind == PlanAskKind.AnotherJuror);
        Assert.Equal(3, more.Count);
        Assert.Equal(12, PlacedOf(planCase.Granted([more])));
    }

    [Fact]
    public void What_counting_refutes_no_search_can_place()
    {
        var refuted = 0;
        Problems.Any.Sample(problem =>
        {
            var planCase = PlanCase.Of(problem with { Days = [.. problem.Days.Select(d => d with { Closes = d.Opens.AddHours(4) })] }, []);
            if (Counting.Refutes(planCase))
            {
                refuted++;
                Assert.Equal(false, FitSearch.Try(planCase, [], 20, TestContext.Current.CancellationToken).IsPossible);
            }
        }, iter: 200, threads: 1);
        Assert.InRange(refuted, 10, 190);
    }

    /// <summary>How many sessions the scheduler places, pins kept; none where the pins alone leave no plan.</summary>
    private static int PlacedOf(PlanCase planCase)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var schedule = new CpSatScheduler().Solve(planCase.Problem, planCase.Pinned, Quick, found =>
        {
            if (found.Terms.Count > 0)
            {
                stop.Cancel();
            }
        }, stop.Token);
        Assert.True(planCase.Problem.Sessions.Count == 0 || schedule.Terms is [] or [{ Proven: true }, ..]);
        return schedule.Plan.Count;
    }

    /// <param name="planCase">What is to be explained.</param>
    /// <param name="near">Where the search begins.</param>
    /// <param name="isEnough">When it may stop; null lets it go on to its end.</param>
    private static Explained Explain(PlanCase planCase, IReadOnlyList<Placement> near, Func<Explained, bool>? isEnough = null)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        return new Explainer(e =>
        {
            if (isEnough?.Invoke(e) == true)
            {
                stop.Cancel();
            }
        }, stop.Token).Explain(planCase, near);
    }
}
