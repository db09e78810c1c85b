using System.Globalization;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>
/// <see cref="IScheduler"/> on Google OR-tools CP-SAT: the terms of the objective one after another, each fixed for the next at the best
/// that was found, starting from the plan before.
/// </summary>
internal sealed class CpSatScheduler : IScheduler
{
    /// <summary>The most that one solve may take of the machine's memory.</summary>
    private const int MaxMemoryMegabytes = 512;

    /// <summary>Settings beyond which the model would not fit.</summary>
    private const int MaxChoices = 5000;

    public Schedule Solve(
        PlanningProblem problem, IReadOnlyList<Placement> current, SolveRequest request, Action<Schedule> better, CancellationToken cancel)
    {
        IReadOnlyList<Placement> pinned = request.KeepPinned ? [.. current.Where(p => p.Pinned)] : [];
        Check(problem, pinned);
        var strict = Search(excused: false);
        var best = strict.Run(cancel);
        if (strict.IsInfeasible && pinned.Count > 0)
        {
            best = Search(excused: true).Run(cancel);
        }

        return best ?? (cancel.IsCancellationRequested || pinned.Count == 0 ? Schedule.Empty
            : throw new Refused(RefusalCode.PlanNotReady, "No plan keeps all pinned sessions where they are."));

        LexicographicSearch Search(bool excused) =>
            new(new PlanModel(problem, pinned, excused), pinned.Select(p => p.Session).ToHashSet(), request, better);
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
