using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Runs;

/// <summary>What commands are judged by beside the facts.</summary>
/// <param name="Plan">The room's plan with what a start would fix now.</param>
/// <param name="Films">The edition's films.</param>
/// <param name="Pins">What adopting a programme version would fix now; null when there is no such version.</param>
public sealed record CommandDesk(RunPlan Plan, IReadOnlyList<Film> Films, Func<int, RunPins?> Pins);

/// <summary>Judges a command against a run and makes its one fact.</summary>
public static class Commanding
{
    private const int Day = 86400;

    /// <summary>The fact's instant: now in whole milliseconds, never less than the newest fact's.</summary>
    public static DateTimeOffset InstantOf(IReadOnlyList<RecordedFact> facts, DateTimeOffset now)
    {
        var rounded = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        return facts.Count > 0 && facts[^1].At > rounded ? facts[^1].At : rounded;
    }

    /// <summary>Whether a remembered command is the same one, given again.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.CommandIdReused"/> when the id stood for another body.</exception>
    public static void CheckSame(StoredFact known, CommandEnvelope command)
    {
        if (known.CommandHash != RunJson.Hash(command))
        {
            throw new Refused(RefusalCode.CommandIdReused, "This command id was used with another body.");
        }
    }

    /// <summary>The one fact that an unknown command writes at the instant.</summary>
    /// <exception cref="Refused">
    /// <see cref="RefusalCode.RevisionChanged"/>, then <see cref="RefusalCode.CueChanged"/>, then <see cref="RefusalCode.CommandNotPossible"/>.
    /// </exception>
    public static RunFact Decide(CommandDesk desk, IReadOnlyList<RecordedFact> facts, CommandEnvelope envelope, DateTimeOffset at)
    {
        if (envelope.ExpectedRevision != facts.Count)
        {
            throw new Refused(RefusalCode.RevisionChanged, $"The run has revision {facts.Count}.");
        }

        var now = Timeline.Of(desk.Plan, facts, at);
        if (envelope.OnStage != now.OnStage)
        {
            throw new Refused(RefusalCode.CueChanged, "Another cue is on stage.");
        }

        return envelope.Command switch
        {
            UndoFact => Undo(facts),
            StartRun => Start(desk.Plan, now, at),
            _ when now.Status == RunStatus.NotStarted => throw No("The run has not begun."),
            ShowMessage message => Show(message),
            _ when now.Status == RunStatus.Finished => throw No("The run is over."),
            var command => OfRunning(desk, now, command, envelope.CommandId, at),
        };
    }

    private static RunFact OfRunning(CommandDesk desk, RunState now, RunCommand command, Guid commandId, DateTimeOffset at) => command switch
    {
        StartNext => Begin(now, now.Coming.FirstOrDefault() ?? throw No("There is no next cue."), at),
        GoBack back => Begin(now, Earlier(now, back.CueId), at),
        HoldCue => now.Stage is { HeldAt: null } stage ? new CueHeld(stage.Cue.Id) : throw No("Nothing goes that could be held."),
        ResumeCue => now.Stage is { HeldAt: not null } stage ? new CueResumed(stage.Cue.Id) : throw No("Nothing is held."),
        ExtendCue extend => Extend(now, extend, at),
        SkipCue skip => new CueSkipped(OnStageOrComing(now, skip.CueId).Id),
        MoveCue move => Coming(now, new CueMoved(move.CueId, move.BeforeCueId)),
        InsertCue insert => Coming(now, new CueInserted(
            insert.CueId ?? new PartId(commandId), insert.Title, insert.PartKind, insert.LengthSeconds, insert.EndPolicy, insert.BeforeCueId)),
        PostponeSession postpone => Coming(now, new SessionPostponed(postpone.SessionId, postpone.BeforeCueId)),
        ReplaceFilm replace => Replace(desk, now, replace),
        AdoptProgramme adopt => new ProgrammeAdopted(desk.Pins(adopt.ProgrammeVersion) ?? throw No("There is no such programme version.")),
        ApplyRepair repair => Repair(desk, now, repair, at),
        FinishRun => new RunFinished(),
        _ => throw new InvalidOperationException($"{command.GetType().Name} is judged elsewhere."),
    };

    private static RunStarted Start(RunPlan plan, RunState now, DateTimeOffset at)
    {
        var first = now.Status == RunStatus.NotStarted ? now.Coming.FirstOrDefault() : throw No("The run has begun.");
        return first is null ? throw No("The programme has nothing in this room.") : new(plan.Upcoming, first.Id, at + now.SlateOf(first));
    }

    private static CueStarted Begin(RunState now, Cue cue, DateTimeOffset at) => new(cue.Id, at + now.SlateOf(cue));

    private static Cue Earlier(RunState now, PartId? wanted)
    {
        var last = now.OnStage is null ? now.Cursor : now.Cursor - 1;
        return wanted is { } id
            ? now.Order.Take(now.Cursor + 1).FirstOrDefault(c => c.Id == id && !c.Skipped) ?? throw No("The cue has not been on stage.")
            : now.Order.Take(last + 1).LastOrDefault(c => !c.Skipped) ?? throw No("There is no earlier cue.");
    }

    private static CueExtended Extend(RunState now, ExtendCue command, DateTimeOffset at)
    {
        var cue = OnStageOrComing(now, command.CueId);
        return CheckLength(now, cue, command.BySeconds, at) ? new(cue.Id, command.BySeconds) : throw No("The cue cannot get that length.");
    }

    private static bool CheckLength(RunState now, Cue cue, int bySeconds, DateTimeOffset at)
    {
        var length = cue.Length + TimeSpan.FromSeconds(bySeconds);
        var used = now.Stage is { } stage && stage.Cue.Id == cue.Id && cue.EndPolicy == EndPolicy.Auto ? stage.Position(at) : TimeSpan.Zero;
        return bySeconds is not 0 and >= -Day and <= Day && length >= TimeSpan.FromSeconds(1) && length >= used && length <= TimeSpan.FromDays(2);
    }

    private static Cue OnStageOrComing(RunState now, PartId? id) => id switch
    {
        null => now.Stage?.Cue ?? throw No("Nothing is on stage."),
        { } own when own == now.OnStage => now.Stage!.Cue,
        { } other => now.ComingCue(other),
    };

    private static FilmReplaced Replace(CommandDesk desk, RunState now, ReplaceFilm command)
    {
        var cue = now.ComingCue(command.CueId);
        var film = desk.Films.FirstOrDefault(f => f.Id == command.FilmId && f.CandidateId == cue.CandidateId && cue.Kind == PartKind.Film);
        return film is null ? throw No("The film is not for that cue.") : new(Pinning.Of(cue.Id, film));
    }

    private static RepairApplied Repair(CommandDesk desk, RunState now, ApplyRepair command, DateTimeOffset at)
    {
        if (command.Changes.Count is 0 or > 100)
        {
            throw No("A repair makes 1 to 100 changes.");
        }

        var state = now;
        foreach (var change in command.Changes)
        {
            state = Timeline.Apply(desk.Plan, state, Change(state, change, at), at);
        }

        return new(command.Changes);
    }

    private static RunFact Change(RunState now, RunFact change, DateTimeOffset at) => change switch
    {
        CueExtended extended => CheckLength(now, now.ComingCue(extended.CueId), extended.BySeconds, at) ? extended : throw No("A cue cannot get that length."),
        CueSkipped skipped => new CueSkipped(now.ComingCue(skipped.CueId).Id),
        _ => Coming(now, change),
    };

    /// <summary>Checks a change of the order of what is to come.</summary>
    private static RunFact Coming(RunState now, RunFact change)
    {
        var (moved, before) = change switch
        {
            CueMoved move => ([now.ComingCue(move.CueId).Id], move.BeforeCueId),
            SessionPostponed postponed => ([.. now.Coming.Where(c => c.SessionId == postponed.SessionId).Select(c => c.Id)], postponed.BeforeCueId),
            CueInserted inserted => (CheckInserted(now, inserted), inserted.BeforeCueId),
            _ => throw No("A repair cannot hold that change."),
        };
        return moved.Count == 0 ? throw No("The session has nothing to come.")
            : before is { } id && (moved.Contains(id) || now.ComingCue(id) is null) ? throw No("A cue cannot go before itself.")
            : change;
    }

    private static IReadOnlyList<PartId> CheckInserted(RunState now, CueInserted cue) =>
        cue.Title.Length is > 0 and <= 200 && cue.LengthSeconds is > 0 and <= Day && now.Order.TrueForAll(c => c.Id != cue.CueId)
            ? [cue.CueId]
            : throw No("The new cue needs a title, a length and an id of its own.");

    private static MessageShown Show(ShowMessage message) =>
        message.Text.Length <= 300 ? new(message.Text.Trim()) : throw No("A message has at most 300 letters.");

    private static FactUndone Undo(IReadOnlyList<RecordedFact> facts) =>
        RecordedFact.InForce(facts) is [.., var newest] ? new(newest.Revision) : throw No("There is nothing to take back.");

    private static Refused No(string why) => new(RefusalCode.CommandNotPossible, why);
}
