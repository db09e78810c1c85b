using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.Floors;
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
    public static RunFact Decide(CommandDesk desk, IReadOnlyList<RecordedFact> facts, CommandEnvelope envelope, DateTimeOffset at) =>
        Decide(desk, facts, RunFold.Of(desk.Plan, facts), envelope, at);

    /// <summary>The same for a run whose fold is at hand.</summary>
    /// <param name="fold">The fold of these very facts.</param>
    /// <exception cref="Refused">As above.</exception>
    public static RunFact Decide(CommandDesk desk, IReadOnlyList<RecordedFact> facts, RunFold fold, CommandEnvelope envelope, DateTimeOffset at)
    {
        if (envelope.ExpectedRevision != facts.Count)
        {
            throw new Refused(RefusalCode.RevisionChanged, $"The run has revision {facts.Count}.");
        }

        var now = fold.State.Advance(at);
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

    internal static Refused No(string why) => new(RefusalCode.CommandNotPossible, why);

    private static RunFact OfRunning(CommandDesk desk, RunState now, RunCommand command, Guid commandId, DateTimeOffset at) => command switch
    {
        StartNext => Begin(now, now.Coming.FirstOrDefault() ?? throw No("There is no next cue."), at),
        GoBack back => Begin(now, Earlier(now, back.CueId), at),
        HoldCue hold => now.Stage is { HeldAt: null } stage ? new CueHeld(stage.Cue.Id, hold.Reason) : throw No("Nothing goes that could be held."),
        ResumeCue => now.Stage is { HeldAt: not null } stage ? new CueResumed(stage.Cue.Id) : throw No("Nothing is held."),
        ExtendCue extend => Extend(now, extend, at),
        SkipCue skip => Skip(now, skip, at),
        MoveCue move => ComingChanges.Check(now, new CueMoved(
            move.CueId, move.BeforeCueId, move.AtEndOfDay ? now.ComingCue(move.CueId).Date : null)),
        InsertCue insert => ComingChanges.Check(now, new CueInserted(
            insert.CueId ?? new PartId(commandId), insert.Title, insert.PartKind, insert.LengthSeconds, insert.EndPolicy, insert.BeforeCueId)),
        PostponeSession postpone => Postpone(now, postpone, at),
        ReplaceFilm replace => Replace(desk, now, replace),
        AdoptProgramme adopt => new ProgrammeAdopted(desk.Pins(adopt.ProgrammeVersion) ?? throw No("There is no such programme version.")),
        ApplyRepair repair => new RepairApplied(ComingChanges.CheckAll(desk.Plan, now, repair.Changes, at)),
        ChangeFloor floor => new FloorChanged(floor.PersonId, floor.Act),
        ChangeRecording record => Record(now, record),
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
            ? now.Order.Take(now.Cursor + 1).FirstOrDefault(c => c.Id == id) ?? throw No("The cue has not been on stage.")
            : now.Order.Take(last + 1).LastOrDefault(c => !c.Skipped) ?? throw No("There is no earlier cue.");
    }

    private static CueExtended Extend(RunState now, ExtendCue command, DateTimeOffset at)
    {
        var cue = OnStageOrComing(now, command.CueId);
        return ComingChanges.MayExtend(now, cue, command.BySeconds, at) ? new(cue.Id, command.BySeconds) : throw No("The cue cannot get that length.");
    }

    private static CueSkipped Skip(RunState now, SkipCue command, DateTimeOffset at)
    {
        var cue = OnStageOrComing(now, command.CueId);
        if (!command.GiveTimeToTalk)
        {
            return new(cue.Id);
        }

        var others = now.Coming.Where(c => c.SessionId is not null && c.SessionId == cue.SessionId && c.Id != cue.Id && c.Kind != PartKind.Film).ToList();
        var talk = others.Find(c => c.Kind == PartKind.Presentation) ?? others.FirstOrDefault() ?? throw No("No talk of the same session is to come.");
        var left = cue.Length - (cue.Id == now.OnStage ? now.Stage!.Elapsed(at) : cue.Used);
        return left < TimeSpan.FromMilliseconds(1) ? throw No("Nothing is left to give.") : new(cue.Id, new(talk.Id, (long)left.TotalMilliseconds));
    }

    private static Cue OnStageOrComing(RunState now, PartId? id) => id switch
    {
        null => now.Stage?.Cue ?? throw No("Nothing is on stage."),
        { } own when own == now.OnStage => now.Stage!.Cue,
        { } other => now.ComingCue(other),
    };

    private static SessionPostponed Postpone(RunState now, PostponeSession command, DateTimeOffset at)
    {
        var stage = now.Stage is { } onStage && onStage.Cue.SessionId == command.SessionId ? onStage.Cue : null;
        var first = stage ?? now.Coming.FirstOrDefault(c => c.SessionId == command.SessionId) ?? throw No("The session has nothing to come.");
        var fact = new SessionPostponed(command.SessionId, command.BeforeCueId, command.AtEndOfDay ? first.Date : null, stage?.Id);
        ComingChanges.CheckPlace(now, [first.Id, .. now.Coming.Where(c => c.SessionId == command.SessionId).Select(c => c.Id)], fact.BeforeCueId, fact.EndOf);
        return stage is not null && Reordering.Postpone(now, fact, at) is var after && (after.Stage?.Cue ?? after.Coming.First()).SessionId == command.SessionId
            ? throw No("Nothing else would come before it; hold it instead.")
            : fact;
    }

    private static FilmReplaced Replace(CommandDesk desk, RunState now, ReplaceFilm command)
    {
        var cue = now.ComingCue(command.CueId);
        var film = desk.Films.FirstOrDefault(f => f.Id == command.FilmId && f.CandidateId == cue.CandidateId && cue.Kind == PartKind.Film);
        return film is null ? throw No("The film is not for that cue.")
            : film.Length + cue.Extension < TimeSpan.FromSeconds(1) || film.Length + cue.Extension <= cue.Used ? throw No("The film is shorter than what was taken away.")
            : new(Pinning.Of(cue.Id, film));
    }

    private static RecordingChanged Record(RunState now, ChangeRecording command)
    {
        var cue = OnStageOrComing(now, command.CueId);
        return cue.IsRecorded == command.IsRecorded ? throw No("It is so already.")
            : command.IsRecorded && !RecordingRules.MayRecord(cue) ? throw No("The cue is never recorded.")
            : new(cue.Id, command.IsRecorded);
    }

    private static MessageShown Show(ShowMessage message) =>
        message.Text.Length <= 300 ? new(message.Text.Trim()) : throw No("A message has at most 300 letters.");

    private static FactUndone Undo(IReadOnlyList<RecordedFact> facts) =>
        RecordedFact.InForce(facts) is [.., var newest] ? new(newest.Revision) : throw No("There is nothing to take back.");
}
