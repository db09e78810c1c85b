using System.Diagnostics;
using System.Globalization;
using Hearing.Api.Planning.Explaining;
using Hearing.Api.Planning.Solver;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Planning.Explanations;

namespace Hearing.Api.Tests.Planning;

/// <summary>Measures explanations and re-plans; <c>deploy/bench.sh planning</c> runs it and shows the rows.</summary>
public sealed class PlanningBench
{
    private static readonly int[] _sizes = [20, 40, 60, 80, 100];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public void Why_not_on_thirty_impossible_crowds()
    {
        List<double> seconds = [];
        var irreducible = 0;
        foreach (var (how, size) in Enum.GetValues<Impossible>().SelectMany(how => _sizes.Select(size => (how, size))))
        {
            var (problem, plan) = Crowds.Broken(size, size, how);
            var planCase = PlanCase.Of(problem, plan);
            var since = Stopwatch.StartNew();
            var found = 0.0;
            var explained = new Explainer(e => found = e.Repairs.Count == 0 ? since.Elapsed.TotalSeconds : found, Cancel).Explain(planCase, plan);
            seconds.Add(found);
            irreducible += explained.Clashes.Count > 0 && Clashes.Doubt(planCase, explained.Clashes[0]) is null ? 1 : 0;
            TestContext.Current.TestOutputHelper!.WriteLine($"{how} {size}: {found:0.00} s, {explained.Clashes.Count} clashes, {explained.Repairs.Count} repairs");
        }

        Show("why not, 30 impossible cases of 20 to 100 sessions, until all clashes are told", "≤ 2 s each, irreducible",
            $"median {Middle(seconds):0.00} s, worst {seconds.Max():0.00} s, {seconds.Count(s => s <= 2)} within 2 s; {irreducible} shown irreducible");
    }

    [Fact(Explicit = true)]
    public void The_fewest_moves_after_any_single_cancellation_of_sixty()
    {
        var (problem, plan) = Crowds.Of(60, 60);
        List<double> cancelled = [], away = [];
        foreach (var placed in PlacedSession.All(problem, plan))
        {
            var kept = problem with { Kept = new(plan, [.. plan.Select(p => p.Session)], []) };
            cancelled.Add(UntilProven(kept with { Sessions = [.. problem.Sessions.Where(s => s.Id != placed.Id)] }, plan));
            Unavailable cannot = new(placed.Session.People[0], placed.Slot.Date, placed.Slot.Start, placed.Slot.Start.AddMinutes(30));
            away.Add(UntilProven(kept with { CannotTimes = [.. problem.CannotTimes, cannot] }, plan));
        }

        Show("re-plan of 60 after each single cancellation; after a new cannot-time of each speaker: fewest moves", "proven ≤ 1 s",
            $"median {Middle(cancelled):0.00} s, worst {cancelled.Max():0.00} s; median {Middle(away):0.00} s, worst {away.Max():0.00} s");
    }

    /// <summary>Seconds; infinite where it was not proven.</summary>
    private static double UntilProven(PlanningProblem problem, IReadOnlyList<Placement> plan)
    {
        var since = Stopwatch.StartNew();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var terms = new CpSatScheduler().Solve(problem, plan, new SolveRequest(10), found =>
        {
            if (found.Terms.Any(t => t.Name == "moves"))
            {
                stop.Cancel();
            }
        }, stop.Token).Terms;
        return terms.Any(t => t is { Name: "moves", Proven: true }) ? since.Elapsed.TotalSeconds : double.PositiveInfinity;
    }

    private static double Middle(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);

    private static void Show(string what, string reach, FormattableString measured) =>
        TestContext.Current.TestOutputHelper!.WriteLine($"| {what} | {reach} | {measured.ToString(CultureInfo.InvariantCulture)} |");
}
