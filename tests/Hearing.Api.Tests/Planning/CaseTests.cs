using Hearing.Api.Planning.Solver;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Planning;
using Hearing.Domain.Tests.Planning.Cases;

namespace Hearing.Api.Tests.Planning;

/// <summary>The solver on generated seasons, and laws that hold for any problem.</summary>
public sealed class CaseTests
{
    private static readonly SolveRequest Quick = new(1, 1, true);
    private readonly CpSatScheduler _scheduler = new();

    [Fact]
    public void Every_plan_passes_the_checker_and_both_counts_agree_with_the_solvers()
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var problem = PlanningCase.Problem(CaseSize.Any(seed, 24), seed);
            var told = new List<Schedule>();
            var schedule = _scheduler.Solve(problem, [], Quick, told.Add, TestContext.Current.CancellationToken);
            Assert.All(told, found => Assert.False(NaiveRules.HasClash(problem, found.Plan), $"seed {seed}"));
            Assert.DoesNotContain(PlanCheck.Of(problem, schedule.Plan), w => w.Level == PlanWarningLevel.Must);
            Assert.Equal(schedule.Terms.Select(t => t.Value), BruteForce.Terms(problem, schedule.Plan).Take(schedule.Terms.Count));
        }
    }

    [Fact]
    public void A_plan_never_gets_worse_while_it_is_searched()
    {
        var problem = PlanningCase.Problem(new(20, 2, 2, 3, HasWishes: true), 5);
        var told = new List<Schedule>();
        _scheduler.Solve(problem, [], Quick, told.Add, TestContext.Current.CancellationToken);
        var worth = told.ConvertAll(found => BruteForce.Terms(problem, found.Plan));
        Assert.All(worth.Zip(worth.Skip(1)), pair => Assert.True(Rank(pair.First).CompareTo(Rank(pair.Second)) <= 0));
        Assert.Contains(told, found => found.Progress is { Name: not "placed" });
    }

    [Fact]
    public void Other_names_an_hour_later_and_a_room_that_is_never_open_change_nothing() =>
        CsCheck.Check.Sample(Problems.Any, problem =>
        {
            problem = problem with { LastYear = [] };
            var plain = Values(problem);
            Assert.Equal(plain, Values(Renamed(problem)));
            Assert.Equal(plain.Take(4), Values(Later(problem)).Take(4));
            Room closed = new("closed", "Closed", RoomKind.Real, 0, [new(new(2000, 1, 1), new(8, 0), new(9, 0))], [], null, null);
            Assert.Equal(plain, Values(problem with { Rooms = [closed, .. problem.Rooms] }));
        }, iter: 12, threads: 1);

    private double[] Values(PlanningProblem problem) =>
        [.. _scheduler.Solve(problem, [], Quick with { Seconds = 20 }, _ => { }, TestContext.Current.CancellationToken).Terms
            .Select(t => t.Proven ? t.Value : throw new InvalidOperationException($"{t.Name} is not proven"))];

    /// <summary>Everybody is another one, and the sessions come in another order.</summary>
    private static PlanningProblem Renamed(PlanningProblem problem)
    {
        var names = new Dictionary<PersonId, PersonId>();
        PersonId Of(PersonId id) => names.TryGetValue(id, out var other) ? other : names[id] = PersonId.New();
        IReadOnlyList<PersonId> All(IReadOnlyList<PersonId> ids) => [.. ids.Select(Of)];
        return problem with
        {
            Sessions = [.. problem.Sessions.Select(s => s with { People = All(s.People), Panel = s.Panel with { Pool = All(s.Panel.Pool) } }).Reverse()],
            CannotTimes = [.. problem.CannotTimes.Select(c => c with { Person = Of(c.Person) })],
            Rules = [.. problem.Rules.Select(r => r with { People = All(r.People) })],
        };
    }

    private static PlanningProblem Later(PlanningProblem problem) => problem with
    {
        Days = [.. problem.Days.Select(d => d with { Opens = d.Opens.AddHours(1), Closes = d.Closes.AddHours(1) })],
        CannotTimes = [.. problem.CannotTimes.Select(c => c with { From = c.From.AddHours(1), Until = c.Until.AddHours(1) })],
        HardPoints = [.. problem.HardPoints.Select(h => h with { Time = h.Time.AddHours(1) })],
        Rules = [.. problem.Rules.Select(r => r with { From = r.From?.AddHours(1), Until = r.Until?.AddHours(1) })],
    };

    /// <summary>More is better in each place.</summary>
    private static (double, double, double, double, double) Rank(double[] terms) => (terms[0], -terms[1], -terms[2], -terms[3], -terms[4]);
}
