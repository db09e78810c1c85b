using Hearing.Api.Planning.Solver;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning;

/// <summary>One solve: it stops when nobody has looked for a minute, and is forgotten ten minutes after the last look.</summary>
internal sealed class Solve : IDisposable
{
    private static readonly TimeSpan Unwatched = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly PlanningProblem _problem;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopped;
    private readonly ITimer _unwatched;
    private readonly ITimer _forgotten;
    private readonly long _begun;
    private SolveState _state = SolveState.Waiting;
    private Schedule _best = Schedule.Empty;
    private string? _refusal;
    private long? _milliseconds;

    public Solve(Guid id, EditionId edition, PlanningProblem problem, TimeProvider time, Action<Guid> forget)
    {
        (Id, Edition, _problem, _time, _begun, _stopped) = (id, edition, problem, time, time.GetTimestamp(), _stop.Token);
        _unwatched = time.CreateTimer(_ => Stop(), null, Unwatched, Timeout.InfiniteTimeSpan);
        _forgotten = time.CreateTimer(_ => forget(Id), null, Kept, Timeout.InfiniteTimeSpan);
    }

    public Guid Id { get; }

    public EditionId Edition { get; }

    public CancellationToken Stopped => _stopped;

    public bool IsUnfinished
    {
        get
        {
            lock (_lock)
            {
                return _state is SolveState.Waiting or SolveState.Running;
            }
        }
    }

    /// <summary>Somebody looks.</summary>
    public SolveView Seen()
    {
        _unwatched.Change(Unwatched, Timeout.InfiniteTimeSpan);
        _forgotten.Change(Kept, Timeout.InfiniteTimeSpan);
        lock (_lock)
        {
            var gap = _best.Terms.FirstOrDefault(t => !t.Proven) is { } open ? Math.Abs(open.Value - open.Bound) : (double?)null;
            return new(
                Id, _state, _best.Plan, _best.Terms, gap, PlanCheck.Of(_problem, _best.Plan), PlanScore.Of(_problem, _best.Plan),
                _milliseconds ?? Elapsed, _refusal);
        }
    }

    /// <summary>Ends the search; the best plan so far stays.</summary>
    public SolveView Stop()
    {
        Change(() => _state = IsOver ? _state : SolveState.Stopped);
        _stop.Cancel();
        return Seen();
    }

    public void Dispose()
    {
        _unwatched.Dispose();
        _forgotten.Dispose();
        _stop.Cancel();
        _stop.Dispose();
    }

    public void Begin() => Change(() => _state = IsOver ? _state : SolveState.Running);

    public void Better(Schedule found) => Change(() => _best = found);

    public void Finish(Schedule found) => Change(() =>
    {
        _best = found;
        _state = IsOver ? _state : SolveState.Finished;
        _milliseconds = Elapsed;
    });

    public void Fail(string? refusal) => Change(() => (_state, _refusal, _milliseconds) = (SolveState.Failed, refusal, Elapsed));

    private bool IsOver => _state is SolveState.Stopped or SolveState.Finished or SolveState.Failed;

    private long Elapsed => (long)_time.GetElapsedTime(_begun).TotalMilliseconds;

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
        }
    }
}
