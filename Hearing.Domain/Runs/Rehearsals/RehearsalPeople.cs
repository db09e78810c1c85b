using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Runs.Rehearsals;

/// <summary>The people of a rehearsal: from what the room sees they come to the next command and its instant.</summary>
internal sealed class RehearsalPeople(RehearsalScript script)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Draws _draws = new(script.Seed);
    private readonly HashSet<PartId> _met = [];
    private readonly HashSet<SessionId> _called = [];
    private bool _refused;

    public Guid CommandId() => _draws.Id();

    /// <summary>What was tried cannot be: the next command is one that always can.</summary>
    public void WasRefused() => _refused = true;

    public (RunCommand Command, DateTimeOffset At) Next(RunState state, DateTimeOffset now)
    {
        if (state.Status == RunStatus.NotStarted)
        {
            return (new StartRun(), Later(state.Coming.First().NotBefore, now) + _draws.UpTo(script.SlowSeconds));
        }

        if (_refused)
        {
            _refused = false;
            return state.Stage is { HeldAt: null } ? (new HoldCue(HoldReason.TeamAbsent), now) : Forward(state, now);
        }

        return state.Stage switch
        {
            null => Forward(state, now),
            { HeldAt: not null } => (new ResumeCue(), now + _draws.UpTo(script.LateSeconds)),
            { } stage when _met.Add(stage.Cue.Id) && Trouble(stage, now) is { } trouble => trouble,
            { AutomaticEnd: not null } => OnItsOwn(state, now),
            { } stage => Forward(state, Later(stage.NominalEnd, now) + Overrun(stage.Cue)),
        };
    }

    /// <summary>What goes wrong with a cue that has just come on, if anything does.</summary>
    private (RunCommand Command, DateTimeOffset At)? Trouble(Stage stage, DateTimeOffset now)
    {
        var cue = stage.Cue;
        if (cue.SessionId is { } session && cue.CandidateId is not null && _called.Add(session) && _draws.Percent(script.AbsentPercent))
        {
            return stage.AutomaticEnd < now + Patience ? null : (new PostponeSession(session, AtEndOfDay: true), now + Patience);
        }

        var half = now + cue.Left / 2;
        return cue.Kind switch
        {
            PartKind.Film when _draws.Percent(script.FilmFailsPercent) => (new GoBack(cue.Id), half),
            PartKind.Presentation or PartKind.Sketch when _draws.Percent(script.LostPercent) => (new HoldCue(HoldReason.PresenterLost), half),
            _ => null,
        };
    }

    /// <summary>Nobody does anything until what ends by itself has brought on a cue that waits, or one that is new to them.</summary>
    private (RunCommand Command, DateTimeOffset At) OnItsOwn(RunState state, DateTimeOffset now)
    {
        var (later, at) = (state, now);
        while (later.Stage is { AutomaticEnd: { } end } stage && (stage.Cue.Id == state.OnStage || _met.Contains(stage.Cue.Id)))
        {
            (later, at) = (later.Advance(end), end);
        }

        return Next(later, at);
    }

    private (RunCommand Command, DateTimeOffset At) Forward(RunState state, DateTimeOffset now)
    {
        if (state.Coming.FirstOrDefault() is not { } next)
        {
            return (new FinishRun(), now);
        }

        var isNewSession = next.SessionId != (state.Stage?.Cue.SessionId ?? default);
        var ready = isNewSession ? Later(next.NotBefore ?? (state.Stage is null ? state.Coming.FirstOrDefault(c => c.NotBefore is not null)?.NotBefore : null), now) : now;
        var late = isNewSession && next.CandidateId is not null && _draws.Percent(script.LatePercent) ? _draws.UpTo(script.LateSeconds) : TimeSpan.Zero;
        return (new StartNext(), ready + late + _draws.UpTo(script.SlowSeconds));
    }

    private TimeSpan Overrun(Cue cue) => cue.Kind != PartKind.Pause && _draws.Percent(script.OverrunPercent) ? _draws.UpTo(script.OverrunSeconds) : TimeSpan.Zero;

    private static DateTimeOffset Later(DateTimeOffset? at, DateTimeOffset now) => at is { } then && then > now ? then : now;
}
