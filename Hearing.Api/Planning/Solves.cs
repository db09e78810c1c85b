using System.Collections.Concurrent;
using System.Security.Cryptography;
using Hearing.Api.Planning.Solver;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Planning;

/// <summary>
/// The solves of this node: one at a time searches, the others wait; a new one for an edition stops the one before. They live in memory
/// only, since anybody can ask anew; a solve's id ends with its node's mark, so that where there are several nodes another one does not
/// call it unknown. The proxy keeps a browser on its node.
/// </summary>
internal sealed class Solves(IScheduler scheduler, TimeProvider time, IOptions<HearingOptions> options, ILogger<Solves> log) : IDisposable
{
    private const int MarkBytes = 6;

    private const int MostWaiting = 8;

    private readonly ConcurrentDictionary<Guid, Solve> _solves = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly byte[] _mark = RandomNumberGenerator.GetBytes(MarkBytes);

    /// <exception cref="Refused"><see cref="RefusalCode.TooMany"/> when too many wait.</exception>
    public Solve Start(EditionId edition, PlanningProblem problem, IReadOnlyList<Placement> plan, SolveRequest request)
    {
        foreach (var earlier in _solves.Values.Where(s => s.Edition == edition))
        {
            earlier.Stop();
        }

        if (_solves.Values.Count(s => s.IsUnfinished) >= MostWaiting)
        {
            throw new Refused(RefusalCode.TooMany, "Too many plans are being made; try again in a minute.");
        }

        var solve = new Solve(NewId(), edition, problem, time, Forget);
        _solves[solve.Id] = solve;
        _ = RunAsync(solve, problem, plan, request);
        return solve;
    }

    /// <exception cref="Refused">
    /// <see cref="RefusalCode.NotFound"/> when the edition has no such solve; <see cref="RefusalCode.Elsewhere"/> when another node made it.
    /// </exception>
    public Solve Get(EditionId edition, Guid id) =>
        _solves.TryGetValue(id, out var solve) && solve.Edition == edition ? solve
        : options.Value.HasOtherNodes && !id.ToByteArray(bigEndian: true).AsSpan()[^MarkBytes..].SequenceEqual(_mark)
            ? throw new Refused(RefusalCode.Elsewhere, "Another node made this solve, or this one before it was restarted.")
        : throw new Refused(RefusalCode.NotFound, "There is no such solve; it may be over for long.");

    public void Dispose()
    {
        foreach (var solve in _solves.Values)
        {
            solve.Stop();
        }
    }

    private Guid NewId()
    {
        var id = Guid.CreateVersion7(time.GetUtcNow()).ToByteArray(bigEndian: true);
        _mark.CopyTo(id.AsSpan()[^MarkBytes..]);
        return new Guid(id, bigEndian: true);
    }

    private void Forget(Guid id)
    {
        if (_solves.TryRemove(id, out var solve))
        {
            solve.Dispose();
        }
    }

    private async Task RunAsync(Solve solve, PlanningProblem problem, IReadOnlyList<Placement> plan, SolveRequest request)
    {
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            solve.Begin();
            var search = Task.Factory.StartNew(
                () => scheduler.Solve(problem, plan, request, solve.Better, solve.Stopped),
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            solve.Finish(await search);
        }
        catch (Refused refused)
        {
            solve.Fail(refused.CodeText);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ApplicationException)
        {
            log.LogError(exception, "A solve failed");
            solve.Fail(null);
        }
        finally
        {
            _turn.Release();
        }
    }
}
