using System.Globalization;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>
/// <see cref="IScheduler"/> on Google OR-tools CP-SAT: the terms of the objective one after another, each fixed for the next at the best
/// that was found, starting from a first plan that is made by hand.
/// </summary>
internal sealed class CpSatScheduler : IScheduler
{
    /// <summary>The most that one solve may take of the machine's memory; the rest of 2 GB is the model's and the server's.</summary>
    private const int MaxMemoryMegabytes = 1200;

    /// <summary>Sessions by rooms and days beyond which the model would not fit.</summary>
    private const int MaxChoices = 60_000;

    public Schedule Solve(
        PlanningProblem problem, IReadOnlyList<Placement> current, SolveRequest request, Action<Schedule> better, CancellationToken cancel)
    {
        IReadOnlyList<Placement> pinned = [.. current.Where(p => (request.KeepPinned && p.Pinned) || problem.Kept?.Begun.Contains(p.Session) == true)];
        Check(problem, pinned);
        var first = Start(problem, pinned, cancel);
        var strict = Search(excused: false);
        var best = strict.Run(cancel);
        if (strict.IsInfeasible && pinned.Count > 0)
        {
            best = Search(excused: true).Run(cancel);
        }

        if (best is not null && request.Alternatives > 0)
        {
            return Alternatives.Beside(problem, pinned, best, request, better, cancel);
        }

        return best ?? (cancel.IsCancellationRequested || pinned.Count == 0 ? Schedule.Empty
            : throw new Refused(RefusalCode.PlanNotReady, "No plan keeps all pinned sessions where they are."));

        LexicographicSearch Search(bool excused) =>
            new(problem, () => new PlanModel(problem, pinned, excused), first, pinned, request, better);
    }

    /// <summary>A plan to start from: where one is kept, that one with what it lacks, unless one made anew holds more sessions.</summary>
    private static IReadOnlyList<Placement> Start(PlanningProblem problem, IReadOnlyList<Placement> pinned, CancellationToken cancel)
    {
        var anew = FirstPlan.Of(problem, pinned, cancel);
        if (problem.Kept is not { } kept)
        {
            return anew;
        }

        var stay = pinned.Select(p => p.Session).ToHashSet();
        var known = problem.Sessions.Select(s => s.Id).ToHashSet();
        var left = FirstPlan.Clean(problem, [.. pinned, .. kept.Plan.Where(p => known.Contains(p.Session) && !stay.Contains(p.Session))], stay);
        var near = FirstPlan.Of(problem, left ?? pinned, cancel);
        return [.. (near.Count < anew.Count ? anew : near).Select(p => p with { Pinned = pinned.Any(q => q.Session == p.Session && q.Pinned) })];
    }

    private static void Check(PlanningProblem problem, IReadOnlyList<Placement> pinned)
    {
        if (problem.Sessions.Count * problem.Rooms.Count * problem.Days.Count > MaxChoices)
        {
            throw new Refused(RefusalCode.PlanNotReady, "There are too many sessions, rooms and days to plan at once.");
        }

        var clash = PlanCheck.Of(problem, pinned).FirstOrDefault(w => w.Kind is PlanWarningKind.RoomDoubleBooked
            or PlanWarningKind.ChangeoverTooShort or PlanWarningKind.PersonInTwoPlaces or PlanWarningKind.TravelTooShort
            or PlanWarningKind.OutsideDay or PlanWarningKind.RoomClosed);
        if (clash is not null)
        {
            throw new Refused(RefusalCode.PlanNotReady, $"Pinned sessions clash ({clash.Kind}); unpin one of them.");
        }
    }

    internal static string Parameters(SolveRequest request, double budget) => string.Create(CultureInfo.InvariantCulture,
        $"num_workers:{request.Workers} random_seed:1 max_memory_in_mb:{MaxMemoryMegabytes} log_search_progress:false ")
        + (request.Deterministic
            ? string.Create(CultureInfo.InvariantCulture, $"interleave_search:{(request.Workers > 1 ? "true" : "false")} max_deterministic_time:{budget:0.###}")
            : string.Create(CultureInfo.InvariantCulture, $"max_time_in_seconds:{budget:0.###}"));
}
