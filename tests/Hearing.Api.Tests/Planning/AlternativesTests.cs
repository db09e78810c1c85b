using CsCheck;
using Hearing.Api.Planning.Solver;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Api.Tests.Planning;

public sealed class AlternativesTests
{
    private static readonly SolveRequest Quick = new(2, 1, true, Alternatives: 2);

    [Fact]
    public void Alternatives_are_nearly_as_good_and_really_different_from_all_others()
    {
        var found = 0;
        Problems.Any.Sample(problem =>
        {
            var best = Solve(problem);
            IReadOnlyList<Schedule> all = [best, .. best.Alternatives];
            found += best.Alternatives.Count;
            foreach (var (i, other) in all.Index().Skip(1))
            {
                Assert.DoesNotContain(PlanCheck.Of(problem, other.Plan), w => w.Level == PlanWarningLevel.Must);
                Assert.True(SmallLoss.Allows(PlanScore.Of(problem, best.Plan), PlanScore.Of(problem, other.Plan)));
                Assert.All(all.Take(i), earlier => Assert.InRange(PlanDistance.Of(problem, earlier.Plan, other.Plan).Share, PlanDistance.Least, 1));
                Assert.Equal(other.Terms.Select(t => PlanScore.Of(problem, other.Plan).Term(t.Name)), other.Terms.Select(t => t.Value));
            }
        }, iter: 4, threads: 1);
        Assert.InRange(found, 1, 8);
    }

    [Fact]
    public void Pins_stay_in_every_alternative()
    {
        var (problem, plan) = Crowds.Of(5, 4);
        Placement[] pinned = [plan[0] with { Pinned = true }];
        var best = new CpSatScheduler().Solve(problem, pinned, Quick with { Seconds = 1 }, _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(2, best.Alternatives.Count);
        Assert.All(best.Alternatives, a => Assert.Contains(pinned[0], a.Plan));
        Assert.All(best.Alternatives, a => Assert.Equal(4, a.Plan.Count));
    }

    [Fact]
    public void Where_there_is_but_one_way_there_is_no_alternative()
    {
        var day = Problems.LongDay();
        var one = day with { Sessions = [day.Sessions[1]], Rules = [], CannotTimes = [], Days = [.. day.Days.Select(d => d with { Closes = new(11, 0) })] };
        Assert.Empty(Solve(one).Alternatives);
    }

    private static Schedule Solve(PlanningProblem problem) => new CpSatScheduler().Solve(problem, [], Quick, _ => { }, TestContext.Current.CancellationToken);
}
