using System.Diagnostics;
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
        Irreducible(planCase, explained.Clashes[0]);
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
                Irreducible(planCase, clash);
            }
        }, iter: 15, threads: 1);

    /// <summary>What clashes does not fit even where nothing else is demanded, and does with any one of it given up.</summary>
    private static void Irreducible(PlanCase planCase, ClashSet clash)
    {
        var alone = planCase.Without(planCase.Demands().Except(clash.Demands));
        Assert.True(PlacedOf(alone) < alone.Problem.Sessions.Count, "The demands can be kept.");
        foreach (var demand in clash.Demands)
        {
            var without = alone.Without([demand]);
            Assert.True(PlacedOf(without) == without.Problem.Sessions.Count, $"{demand} is not needed.");
        }
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

    private static Explained Explain(PlanCase planCase, IReadOnlyList<Placement> near)
    {
        var since = Stopwatch.StartNew();
        var clashed = TimeSpan.Zero;
        var explained = new Explainer(e => clashed = e.Repairs.Count == 0 ? since.Elapsed : clashed, TestContext.Current.CancellationToken).Explain(planCase, near);
        TestContext.Current.TestOutputHelper?.WriteLine($"clashes {clashed.TotalMilliseconds:0} ms, all {since.Elapsed.TotalMilliseconds:0} ms: {string.Join(" | ", explained.Clashes.Select(c => c.Demands.Count))}; {explained.Repairs.Count} repairs");
        return explained;
    }
}
