using System.Diagnostics;
using CsCheck;
using Hearing.Api.Planning.Solver;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Api.Tests.Planning;

public sealed class ReplanTests
{
    private static readonly SolveRequest Quick = new(20, 1, true);
    private readonly CpSatScheduler _scheduler = new();

    [Fact]
    public void A_plan_that_can_stay_stays() => Problems.Any.Sample(problem =>
    {
        var plan = Solve(problem, []).Plan;
        var again = Solve(problem with { Kept = new(plan, [], []) }, plan);
        Assert.Equal(plan.OrderBy(p => p.Session.Value), again.Plan.OrderBy(p => p.Session.Value));
        Assert.Equal([("moves", 0d, true), ("minutesMoved", 0d, true)], again.Terms.Skip(1).Take(2).Select(t => (t.Name, t.Value, t.Proven)));
    }, iter: 20, threads: 1);

    [Fact]
    public void The_checker_counts_what_the_solver_counts() => Gen.Select(Problems.Any, Gen.Int[0, 99]).Sample((problem, any) =>
    {
        var plan = Solve(problem, []).Plan;
        var kept = new KeptPlan(plan, [.. plan.Where((_, i) => i % 2 == any % 2).Select(p => p.Session)], [.. plan.Where((_, i) => i == any % 7).Select(p => p.Session)]);
        var person = problem.Sessions.SelectMany(s => s.People).FirstOrDefault();
        var changed = problem with { Kept = kept, CannotTimes = [.. problem.CannotTimes, new(person, problem.Days[0].Date, new(9, 0), new(11, 0))] };
        var again = Solve(changed, plan);
        var moves = PlanMoves.Of(changed, kept, again.Plan);
        Assert.Equal([again.Plan.Count, moves.Weight, moves.Minutes], again.Terms.Take(3).Select(t => t.Value));
        Assert.Empty(plan.Where(p => kept.Begun.Contains(p.Session)).Except(again.Plan));
    }, iter: 20, threads: 1);

    [Fact]
    public void Trying_every_plan_finds_none_that_moves_less() => Problems.Small.Sample(problem =>
    {
        var plan = BruteForce.BestPlan(problem);
        var kept = new KeptPlan(plan, [.. plan.Take(1).Select(p => p.Session)], []);
        var shut = plan.Count == 0 ? [] : new[] { new Domain.Editions.HardPoint("new", plan[0].Slot.Date, plan[0].Slot.Start.AddMinutes(30), "", plan[0].Slot.Room) };
        var changed = problem with { Kept = kept, HardPoints = [.. problem.HardPoints, .. shut] };
        var again = Solve(changed, plan);
        Assert.All(again.Terms, t => Assert.True(t.Proven));
        Assert.Equal(BruteForce.LeastMoved(changed, kept), again.Terms.Take(3).Select(t => t.Value));
    }, iter: 30, threads: 1);

    [Fact]
    public void What_people_were_told_of_stays_rather_than_what_they_were_not()
    {
        var day = Problems.LongDay();
        var problem = day with { Sessions = [.. day.Sessions.Skip(1).Take(2)], Rules = [], CannotTimes = [] };
        Placement[] plan = [At(problem, 0, 9), At(problem, 1, 9, 30)];
        foreach (var told in new[] { 0, 1 })
        {
            var again = Solve(problem with { Kept = new(plan, [problem.Sessions[told].Id], []) }, plan).Plan;
            Assert.Contains(plan[told], again);
            Assert.DoesNotContain(plan[1 - told], again);
        }
    }

    [Fact]
    public void After_a_change_the_fewest_moves_are_proven()
    {
        var (problem, plan) = Crowds.Of(60, 20);
        Assert.Empty(PlanCheck.Of(problem, plan));
        foreach (var placed in PlacedSession.All(problem, plan).Where((_, i) => i % 10 == 7))
        {
            var kept = problem with { Kept = new(plan, [.. plan.Select(p => p.Session)], []) };
            Assert.Equal(0, Moves(kept with { Sessions = [.. problem.Sessions.Where(s => s.Id != placed.Id)] }, plan));
            Unavailable away = new(placed.Session.People[0], placed.Slot.Date, placed.Slot.Start, placed.Slot.Start.AddMinutes(30));
            Assert.Equal(KeptPlan.ToldWeight, Moves(kept with { CannotTimes = [.. problem.CannotTimes, away] }, plan));
        }
    }

    /// <summary>The proven weight of the moves; the search is stopped when it is known.</summary>
    private double Moves(PlanningProblem problem, IReadOnlyList<Placement> plan)
    {
        var since = Stopwatch.StartNew();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var terms = _scheduler.Solve(problem, plan, new SolveRequest(10, 2), found =>
        {
            if (found.Terms.Any(t => t.Name == "moves"))
            {
                stop.Cancel();
            }
        }, stop.Token).Terms;
        TestContext.Current.TestOutputHelper?.WriteLine($"{since.ElapsedMilliseconds} ms: {string.Join(", ", terms)}");
        var moves = terms.Single(t => t.Name == "moves");
        Assert.True(moves.Proven);
        return moves.Value;
    }

    private Schedule Solve(PlanningProblem problem, IReadOnlyList<Placement> plan) => _scheduler.Solve(problem, plan, Quick, _ => { }, TestContext.Current.CancellationToken);

    private static Placement At(PlanningProblem problem, int session, int hour, int minute = 0) =>
        new(problem.Sessions[session].Id, new(problem.Rooms[0].Slug, problem.Days[0].Date, new(hour, minute)), false);
}
