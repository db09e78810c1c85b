using Hearing.Domain.Contracts;
using Hearing.Domain.Meetings;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;

namespace Hearing.Domain.Floors;

/// <summary>What the floor depends on beside the person: the run at an instant, and who asks.</summary>
/// <param name="IsOver">Whether the run is finished.</param>
/// <param name="Cue">The cue on stage; null before the start and between days.</param>
/// <param name="FilmPlays">Whether its film counts in or plays; not while it is held.</param>
/// <param name="InGreenRoom">The candidates whose team waits in the green room: the next one's, and the one's whose film plays.</param>
/// <param name="TalkIsAbout">The candidates that the private talk on stage is about.</param>
/// <param name="Questioner">Who put the question that is asked now, by the moderators' order; null when none is.</param>
/// <param name="Acts">What the organiser has changed and still holds.</param>
public sealed record FloorScene(
    bool IsOver, Cue? Cue, bool FilmPlays, IReadOnlySet<CandidateId> InGreenRoom, IReadOnlySet<CandidateId> TalkIsAbout,
    PersonId? Questioner, IReadOnlyDictionary<PersonId, FloorAct> Acts)
{
    /// <summary>The cue that is recorded now; null while nothing is.</summary>
    public PartId? Recorded { get; init; }

    /// <summary>Whether a cue to come, or one that is held, is recorded.</summary>
    public bool WillBeRecorded { get; init; }

    /// <summary>Whether the jury's private talk is on stage.</summary>
    public bool IsPrivate => Cue?.SessionKind == SessionKind.PrivateTalk;

    /// <summary>The scene of a run at an instant at or after its newest fact's.</summary>
    /// <param name="programme">The programme that the run follows.</param>
    /// <param name="asking">Who put the question that is asked now, and to whom.</param>
    public static FloorScene At(RunState run, Programme programme, (PersonId By, CandidateId Of)? asking, DateTimeOffset now)
    {
        var state = run.Advance(now);
        var stage = state.Stage;
        var filmPlays = stage is { Cue.Kind: PartKind.Film, HeldAt: null };
        var next = state.Coming.FirstOrDefault(c => c.CandidateId is not null && c.CandidateId != stage?.Cue.CandidateId)?.CandidateId;
        HashSet<CandidateId> green = [.. new[] { next, filmPlays ? stage!.Cue.CandidateId : null }.OfType<CandidateId>()];
        var talk = stage?.Cue.SessionKind == SessionKind.PrivateTalk ? programme.Items.FirstOrDefault(i => i.SessionId == stage.Cue.SessionId) : null;
        return new(
            state.Status == RunStatus.Finished, stage?.Cue, filmPlays, green, talk is null ? new() : MeetingRules.About(programme, talk).ToHashSet(),
            asking is { } question && question.Of == stage?.Cue.CandidateId ? question.By : null, state.Floor)
        {
            Recorded = RecordingRules.Now(state),
            WillBeRecorded = state.Coming.Prepend(stage?.Cue).Any(c => c?.IsRecorded == true),
        };
    }

    /// <summary>When the scene changes by itself, if nothing is done; null when it waits for a person.</summary>
    public static DateTimeOffset? NextChange(RunState run, DateTimeOffset now) => run.Advance(now).Stage?.AutomaticEnd;
}
