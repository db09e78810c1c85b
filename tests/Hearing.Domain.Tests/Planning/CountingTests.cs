using Hearing.Domain.Planning;
using Hearing.Domain.Tests.Planning.Cases;

namespace Hearing.Domain.Tests.Planning;

/// <summary>What the domain says of a plan against counting minute by minute, on plans made by chance.</summary>
public sealed class CountingTests
{
    [Fact]
    public void Every_term_is_what_counting_each_minute_gives()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var (problem, plan) = Chance(seed);
            Assert.Equal(NaiveScore.Of(problem, plan), PlanScore.Of(problem, plan));
        }
    }

    [Fact]
    public void What_clashes_is_what_looking_at_each_minute_finds()
    {
        var clashes = 0;
        for (var seed = 1; seed <= 300; seed++)
        {
            var (problem, plan) = Chance(seed);
            plan = [.. plan.Take(1 + (seed % 5))];
            var found = PlanCheck.Of(problem, plan).Any(w => w is { Level: PlanWarningLevel.Must } && (w.Kind != PlanWarningKind.PanelTooSmall || problem.Sessions.Single(s => s.Id == w.Sessions[0]).Panel.IsWhole));
            Assert.True(NaiveRules.HasClash(problem, plan) == found, $"seed {seed}");
            clashes += found ? 1 : 0;
        }

        Assert.InRange(clashes, 60, 280);
    }

    [Fact]
    public void The_same_seed_gives_the_same_case()
    {
        var size = CaseSize.Any(3, 40);
        Assert.Equal(PlanningCase.Problem(size, 3).CannotTimes, PlanningCase.Problem(size, 3).CannotTimes);
        Assert.NotEqual(PlanningCase.Problem(size, 3).CannotTimes, PlanningCase.Problem(size, 4).CannotTimes);
    }

    /// <summary>A case with last year's times, two breaks, and each session somewhere in a room's hours; no room and nobody is taken twice.</summary>
    private static (PlanningProblem Problem, List<Placement> Plan) Chance(int seed)
    {
        var random = new Random(seed);
        var problem = PlanningCase.Problem(CaseSize.Any(seed, 14) with { HasWishes = true }, seed);
        PlanSession[] breaks = [.. problem.Sessions.Take(2).Select(s => s with { Kind = SessionKind.Break, People = [], Panel = PlanPanel.None })];
        problem = problem with
        {
            Sessions = [.. breaks, .. problem.Sessions.Skip(2).Select((s, i) => s with { CandidateId = problem.Sessions[2 + (i % 4)].CandidateId })],
            LastYear = [.. problem.Sessions.Skip(5).Take(4).Select(s => new EarlierTime(s.Id, new(random.Next(8, 16), 0)))],
            Rules = [.. problem.Rules, new("break", RuleKind.BreakAfter, RuleLevel.Wish, 4, [], [], null, null, 60 * random.Next(1, 4), null)],
            Travels = problem.Rooms.Count > 1 ? [new("room-0", "room-1", 20)] : [],
        };
        var plan = new List<Placement>();
        foreach (var session in problem.Sessions.OrderBy(_ => random.Next()))
        {
            var room = problem.Rooms[random.Next(problem.Rooms.Count)];
            var open = room.OpenTimes[random.Next(room.OpenTimes.Count)];
            var placement = new Placement(session.Id, new(room.Slug, open.Date, open.From.AddMinutes(5 * random.Next(60))), false);
            var warnings = PlanCheck.Of(problem, [.. plan, placement]);
            if (!warnings.Any(w => w.Kind is PlanWarningKind.PersonInTwoPlaces or PlanWarningKind.RoomDoubleBooked) && placement.Slot.Start < new TimeOnly(20, 0))
            {
                plan.Add(placement);
            }
        }

        return (problem, plan);
    }
}
