using Google.OrTools.Sat;
using Hearing.Domain.Editions;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>One session at a time in a room, with the changeover between those that are no breaks.</summary>
internal static class RoomConstraints
{
    public static void Add(PlanModel model, PlanningProblem problem)
    {
        var hasBreaks = model.Sessions.Any(s => s.Session.IsBreak);
        foreach (var room in problem.Rooms)
        {
            if (room.ChangeoverMinutes == 0 || hasBreaks)
            {
                model.Cp.AddNoOverlap(Stretches(model, room, _ => true, 0));
            }

            if (room.ChangeoverMinutes > 0)
            {
                model.Cp.AddNoOverlap(Stretches(model, room, s => !s.Session.IsBreak, model.Grid.Minutes(room.ChangeoverMinutes)));
            }
        }
    }

    private static List<IntervalVar> Stretches(PlanModel model, Room room, Func<SessionVars, bool> which, long after) =>
        [.. from s in model.Sessions
            where which(s)
            let here = s.Rooms.GetValueOrDefault(room.Slug)
            where here is not null
            select model.Cp.NewOptionalFixedSizeIntervalVar(s.Start, s.Length + after, here, "")];
}
