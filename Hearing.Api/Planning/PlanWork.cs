using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Planning;

/// <summary>Long work on a plan, held in memory: it stops when nobody has looked for a minute, and is forgotten ten minutes after the last look.</summary>
internal abstract class PlanWork : IDisposable
{
    private static readonly TimeSpan Unwatched = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopped;
    private readonly ITimer _unwatched;
    private readonly ITimer _forgotten;
    private readonly long _begun;
    private SolveState _state = SolveState.Waiting;
    private string? _refusal;
    private long? _milliseconds;

    protected PlanWork(Guid id, EditionId edition, TimeProvider time, Action<Guid> forget)
    {
        (Id, Edition, _time, _begun, _stopped) = (id, edition, time, time.GetTimestamp(), _stop.Token);
        _unwatched = time.CreateTimer(_ => End(), null, Unwatched, Timeout.InfiniteTimeSpan);
        _forgotten = time.CreateTimer(_ => forget(Id), null, Kept, Timeout.InfiniteTimeSpan);
    }

    public Guid Id { get; }

    public EditionId Edition { get; }

    public CancellationToken Stopped => _stopped;

    public bool IsUnfinished => Look(now => now.State is SolveState.Waiting or SolveState.Running);

    /// <summary>Ends the work; what was found so far stays.</summary>
    public void End()
    {
        Change(() => _state = IsOver ? _state : SolveState.Stopped);
        _stop.Cancel();
    }

    public void Begin() => Change(() => _state = IsOver ? _state : SolveState.Running);

    public void Finish() => Change(() => (_state, _milliseconds) = (IsOver ? _state : SolveState.Finished, Elapsed));

    public void Fail(string? refusal) => Change(() => (_state, _refusal, _milliseconds) = (SolveState.Failed, refusal, Elapsed));

    public void Dispose()
    {
        _unwatched.Dispose();
        _forgotten.Dispose();
        _stop.Cancel();
        _stop.Dispose();
    }

    /// <summary>Where the work stands.</summary>
    protected sealed record Progress(SolveState State, long Milliseconds, string? Refusal);

    /// <summary>Somebody looks.</summary>
    protected T Seen<T>(Func<Progress, T> view)
    {
        _unwatched.Change(Unwatched, Timeout.InfiniteTimeSpan);
        _forgotten.Change(Kept, Timeout.InfiniteTimeSpan);
        return Look(view);
    }

    protected void Change(Action change)
    {
        lock (_lock)
        {
            change();
        }
    }

    private T Look<T>(Func<Progress, T> view)
    {
        lock (_lock)
        {
            return view(new(_state, _milliseconds ?? Elapsed, _refusal));
        }
    }

    private bool IsOver => _state is SolveState.Stopped or SolveState.Finished or SolveState.Failed;

    private long Elapsed => (long)_time.GetElapsedTime(_begun).TotalMilliseconds;
}
