using System.Collections.Concurrent;
using System.Security.Cryptography;
using Hearing.Api.Planning.Explaining;
using Hearing.Api.Planning.Solver;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Planning.Explanations;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Planning;

/// <summary>
/// The solves and explanations of this node: one at a time searches, the others wait; a new one for an edition stops the one before. They live in memory
/// only, since anybody can ask anew; a solve's id ends with its node's mark, so that where there are several nodes another one does not
/// call it unknown. The proxy keeps a browser on its node.
/// </summary>
internal sealed class Solves(IScheduler scheduler, TimeProvider time, IOptions<HearingOptions> options, ILogger<Solves> log) : IDisposable
{
    private const int MarkBytes = 6;

    private const int MostWaiting = 8;

    private readonly ConcurrentDictionary<Guid, PlanWork> _works = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly byte[] _mark = RandomNumberGenerator.GetBytes(MarkBytes);

    /// <summary>Has a plan made.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.TooMany"/> when too many wait.</exception>
    public Solve Start(EditionId edition, PlanningProblem problem, IReadOnlyList<Placement> plan, SolveRequest request)
    {
        var solve = new Solve(NewId(), edition, problem, request, time, Forget);
        Start(solve, () => solve.Better(scheduler.Solve(problem, plan, request, solve.Better, solve.Stopped)));
        return solve;
    }

    /// <summary>Has it explained why not all sessions fit; of the plan only the pins count, and the search begins at it.</summary>
    /// <inheritdoc cref="Start(EditionId, PlanningProblem, IReadOnlyList{Placement}, SolveRequest)" path="/exception"/>
    public Explanation Explain(EditionId edition, PlanningProblem problem, IReadOnlyList<Placement> plan)
    {
        var explanation = new Explanation(NewId(), edition, problem, time, Forget);
        Start(explanation, () => new Explainer(explanation.Found, explanation.Stopped).Explain(PlanCase.Of(problem, plan), plan));
        return explanation;
    }

    /// <exception cref="Refused">
    /// <see cref="RefusalCode.NotFound"/> when the edition has no such work; <see cref="RefusalCode.Elsewhere"/> when another node does it.
    /// </exception>
    public T Get<T>(EditionId edition, Guid id) where T : PlanWork =>
        _works.TryGetValue(id, out var found) && found.Edition == edition && found is T work ? work
        : options.Value.HasOtherNodes && !id.ToByteArray(bigEndian: true).AsSpan()[^MarkBytes..].SequenceEqual(_mark)
            ? throw new Refused(RefusalCode.Elsewhere, "Another node made this solve, or this one before it was restarted.")
        : throw new Refused(RefusalCode.NotFound, "There is no such solve; it may be over for long.");

    public void Dispose()
    {
        foreach (var work in _works.Values)
        {
            work.End();
        }
    }

    private void Start(PlanWork work, Action run)
    {
        foreach (var earlier in _works.Values.Where(w => w.Edition == work.Edition))
        {
            earlier.End();
        }

        if (_works.Values.Count(w => w.IsUnfinished) >= MostWaiting)
        {
            work.Dispose();
            throw new Refused(RefusalCode.TooMany, "Too many plans are being made; try again in a minute.");
        }

        _works[work.Id] = work;
        _ = RunAsync(work, run);
    }

    private Guid NewId()
    {
        var id = Guid.CreateVersion7(time.GetUtcNow()).ToByteArray(bigEndian: true);
        _mark.CopyTo(id.AsSpan()[^MarkBytes..]);
        return new Guid(id, bigEndian: true);
    }

    private void Forget(Guid id)
    {
        if (_works.TryRemove(id, out var work))
        {
            work.Dispose();
        }
    }

    private async Task RunAsync(PlanWork work, Action run)
    {
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            work.Begin();
            await Task.Factory.StartNew(run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            work.Finish();
        }
        catch (Refused refused)
        {
            work.Fail(refused.CodeText);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ApplicationException)
        {
            log.LogError(exception, "A solve failed");
            work.Fail(null);
        }
        finally
        {
            _turn.Release();
        }
    }
}
