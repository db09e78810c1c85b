using Hearing.Domain.Planning;
using Hearing.Domain.Tests.Planning.Cases;

namespace Hearing.Domain.Tests.Planning;

public sealed class PlaceCheckTests
{
    /// <summary>On plans made by chance, so that all kinds of warnings come about, with named panels and pools, with and without wishes.</summary>
    [Fact]
    public void One_place_is_judged_as_the_whole_plan_judges_it()
    {
        var random = new Random(1);
        var told = new HashSet<PlanWarningKind>();
        for (var i = 0; i < 30; i++)
        {
            var size = new CaseSize(24, 4, 2, 4, 0.9, IsPool: i % 3 == 0, HasWishes: i % 2 == 0);
            var problem = WithAllKinds(PlanningCase.Problem(size, 100 + i));
            List<Placement> plan = [.. problem.Sessions.Where(_ => random.Next(8) > 0).Select(s => new Placement(s.Id, Anywhere(problem, random), false))];
            var session = problem.Sessions[random.Next(problem.Sessions.Count)];
            var check = new PlaceCheck(problem, plan, session.Id);
            for (var place = 0; place < 4; place++)
            {
                var (slot, length) = (Anywhere(problem, random), place == 3 ? session.Length + TimeSpan.FromMinutes(25) : (TimeSpan?)null);
                var found = check.At(slot, length);
                Assert.Equal(Said(Whole(problem, plan, session, slot, length)), Said(found));
                told.UnionWith(found.Select(w => w.Kind));
            }
        }

        Assert.Superset(new HashSet<PlanWarningKind>
        {
            PlanWarningKind.RoomDoubleBooked, PlanWarningKind.PersonInTwoPlaces, PlanWarningKind.CannotTime, PlanWarningKind.PanelTooSmall, PlanWarningKind.RuleBroken,
        }, told);
    }

    [Fact]
    public void What_leaving_its_place_does_to_others_is_told()
    {
        var hall = new Hall();
        var first = hall.Add("09:00");
        var second = hall.Add("10:00");
        hall.Rules.Add(new("late", RuleKind.NotFirst, RuleLevel.Wish, 1, [second], [], null, null, null, null));
        var warning = Assert.Single(new PlaceCheck(hall.Problem, hall.Plan, first).At(new("main", Hall.Day, new(15, 0))));
        Assert.Equal([second], warning.Sessions);
        Assert.Empty(new PlaceCheck(hall.Problem, hall.Plan, first).At(new("main", Hall.Day, new(9, 0))));
    }

    private static IEnumerable<PlanWarning> Whole(PlanningProblem problem, List<Placement> plan, PlanSession session, Slot slot, TimeSpan? length)
    {
        var before = PlanCheck.Of(problem, plan);
        var after = problem with { Sessions = [.. problem.Sessions.Select(s => s.Id == session.Id ? s with { Length = length ?? s.Length } : s)] };
        return PlanCheck.Of(after, [.. plan.Where(p => p.Session != session.Id), new(session.Id, slot, false)])
            .Where(w => w.Sessions.Contains(session.Id) || !before.Any(b => b.SaysTheSame(w)));
    }

    private static PlanningProblem WithAllKinds(PlanningProblem problem) => problem with
    {
        // Pools with one to spare, so that sharing out jurors sometimes fails.
        Sessions = [.. problem.Sessions.Select(s => s.Panel.IsWhole ? s : s with { Panel = s.Panel with { Pool = [.. s.Panel.Pool.Take(s.Panel.FromPool + 1)] } })],
        Travels = [new("room-0", "room-1", 15), new("room-1", "room-2", 10)],
        HardPoints = [new("noon", problem.Days[0].Date, new(12, 0), "Lunch", null)],
        Rules = [.. problem.Rules, new("pause", RuleKind.BreakAfter, RuleLevel.Wish, 1, [], [], null, null, 90, null)],
    };

    private static Slot Anywhere(PlanningProblem problem, Random random) => new(
        problem.Rooms[random.Next(problem.Rooms.Count)].Slug, problem.Days[random.Next(problem.Days.Count)].Date, new TimeOnly(8, 0).AddMinutes(5 * random.Next(160)));

    private static IEnumerable<string> Said(IEnumerable<PlanWarning> warnings) => warnings.Where(w => w.Kind != PlanWarningKind.Unplaced)
        .Select(w => $"{w.Kind} {w.Level} {string.Join(',', w.Sessions)} {string.Join(',', w.People)} {w.Reason}").Order(StringComparer.Ordinal);
}
