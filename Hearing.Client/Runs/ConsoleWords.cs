using System.Globalization;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Runs;
using Microsoft.Extensions.Localization;

namespace Hearing.Client.Runs;

/// <summary>The console's sentences that are put together from a run.</summary>
public sealed class ConsoleWords(IStringLocalizer<ConsoleText> text, Rundown run, string zone, IReadOnlyDictionary<PersonId, string>? people = null)
{
    private readonly HearingZone _zone = HearingZone.Named(zone);

    /// <summary>Minutes and seconds, rounded up while time is left, with a plus sign once it is over.</summary>
    public static string Clock(long milliseconds)
    {
        var seconds = milliseconds < 0 ? -milliseconds / 1000 : (milliseconds + 999) / 1000;
        return $"{(milliseconds < 0 ? "+" : "")}{seconds / 60}:{seconds % 60:00}";
    }

    /// <summary>How late or early, in whole minutes.</summary>
    public string Late(long milliseconds) => (milliseconds / 60_000) switch
    {
        > 0 and var minutes => text["LateBy", minutes],
        < 0 and var minutes => text["EarlyBy", -minutes],
        _ => text["OnTime"],
    };

    /// <summary>The hearing's local time.</summary>
    public string Time(DateTimeOffset? instant, string format = "HH:mm") =>
        instant is { } known ? _zone.ToLocal(known).ToString(format, CultureInfo.InvariantCulture) : "";

    /// <summary>What a cue is within its session; null when both are called alike.</summary>
    public static string? Part(RundownCue cue) => cue.Title == cue.SessionTitle ? null : cue.Title;

    /// <summary>A cue with its session; the session alone when they are called alike.</summary>
    public string Cue(PartId? id) => run.Cues.FirstOrDefault(c => c.Id == id) is { } cue
        ? cue.Title == cue.SessionTitle ? cue.Title : $"{cue.SessionTitle}, {cue.Title}"
        : text["NoCue"];

    /// <summary>A candidate's name.</summary>
    public string Candidate(CandidateId id) => run.Cues.FirstOrDefault(c => c.CandidateId == id) is { } cue ? cue.Candidate ?? cue.SessionTitle : "";

    /// <summary>What a fact says happened.</summary>
    public string Fact(RunFact fact) => fact switch
    {
        CueStarted f => text["Fact.CueStarted", Cue(f.CueId)],
        CueHeld { Reason: { } reason } f => text["Fact.CueHeldBecause", Cue(f.CueId), text[$"Reason.{reason}"]],
        CueHeld f => text["Fact.CueHeld", Cue(f.CueId)],
        CueResumed f => text["Fact.CueResumed", Cue(f.CueId)],
        CueExtended f => text["Fact.CueExtended", Cue(f.CueId), f.BySeconds],
        CueSkipped f => text["Fact.CueSkipped", Cue(f.CueId)],
        CueMoved f => text["Fact.CueMoved", Cue(f.CueId)],
        CueInserted f => text["Fact.CueInserted", f.Title],
        SessionPostponed f => text["Fact.SessionPostponed", run.Cues.FirstOrDefault(c => c.SessionId == f.SessionId)?.SessionTitle ?? ""],
        FilmReplaced f => text["Fact.FilmReplaced", Cue(f.Film.CueId), f.Film.Version],
        ProgrammeAdopted f => text["Fact.ProgrammeAdopted", f.Pins.ProgrammeVersion],
        FloorChanged f => text[$"Fact.Floor.{f.Act}", people?.GetValueOrDefault(f.PersonId) ?? text["Somebody"]],
        RecordingChanged f => text[f.IsRecorded ? "Fact.RecordingChanged.On" : "Fact.RecordingChanged.Off", Cue(f.CueId)],
        MessageShown { Text: "" } => text["Fact.MessageTakenAway"],
        MessageShown f => text["Fact.MessageShown", f.Text],
        _ => text[$"Fact.{fact.GetType().Name}"],
    };

    /// <summary>What a command that was kept would do now.</summary>
    public string Would(RunCommand command, RundownReading reading) => command switch
    {
        StartNext when reading.Next is { } next => text["Would.Next", Cue(next), Cue(reading.OnStage)],
        HoldCue or ResumeCue or ExtendCue { CueId: null } or SkipCue { CueId: null } => text["Would.OnStage", Cue(reading.OnStage)],
        _ => text["Would.Other", Cue(reading.OnStage)],
    };
}
