using System.Text.Json;
using System.Text.Json.Serialization;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Contracts;

/// <summary>A fact's place in the chain; a line of kept minutes is read as one, and all else in it passed over.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record ChainAnchor(long Revision, string Hash);

/// <summary>What is wrong with stored facts.</summary>
public enum ChainFault { None, Changed, Missing }

/// <summary>Whether stored facts are as they were, and if not, in which lines (both included) the first fault lies.</summary>
public sealed record ChainVerdict(ChainFault Fault, long? FromRevision, long? UntilRevision);

/// <summary>A fact as the minutes tell it.</summary>
/// <param name="By">Who gave the command; null when nobody signed in did.</param>
/// <param name="CueId">The cue that it is about, if it is about one.</param>
/// <param name="UndoneBy">The revision that took it back; null when it stands.</param>
/// <param name="Hash">See <see cref="Runs.Records.FactChain"/>.</param>
public sealed record MinutesLine(
    long Revision, DateTimeOffset At, PersonId? By, string Kind, RunFact Fact, PartId? CueId, long? UndoneBy, string Hash);

/// <summary>A stretch in which a cue was held.</summary>
public sealed record MinutesHold(DateTimeOffset From, DateTimeOffset? Until, HoldReason? Reason);

/// <summary>A part against its plan, with what came of it.</summary>
/// <param name="PlannedMilliseconds">The programme's length.</param>
/// <param name="BeganAt">When it first came on stage; null when it never did.</param>
/// <param name="EndedAt">When it last left the stage; null when it never came or is there.</param>
/// <param name="MovedMilliseconds">How long it moved, without slates and holds.</param>
/// <param name="Film">The film version that it played, or was to play.</param>
/// <param name="IsInserted">Whether the day brought it, not the programme.</param>
public sealed record MinutesPart(
    PartId CueId, SessionId? SessionId, string SessionTitle, string Title, PartKind Kind, CandidateId? CandidateId,
    DateTimeOffset? PlannedStart, long PlannedMilliseconds, DateTimeOffset? BeganAt, DateTimeOffset? EndedAt, long MovedMilliseconds,
    IReadOnlyList<MinutesHold> Holds, CueFilm? Film, bool IsSkipped, bool IsMoved, bool IsInserted);

/// <summary>A team that was not there when its turn came.</summary>
/// <param name="BackAt">When it came on stage after all; null when it did not.</param>
public sealed record MinutesAbsence(CandidateId? CandidateId, SessionId SessionId, DateTimeOffset At, DateTimeOffset? BackAt);

/// <summary>A juror's conflict of interest with a candidate, as it was declared.</summary>
public sealed record MinutesConflict(PersonId JurorId, CandidateId CandidateId);

/// <summary>A hard point and when what came before it was over; null when nothing of it has been on stage.</summary>
public sealed record MinutesHardPoint(string Key, string Purpose, DateTimeOffset At, DateTimeOffset? OverAt)
{
    /// <summary>Whether it was passed.</summary>
    public bool IsBroken => OverAt > At;
}

/// <summary>The record of a run: ids of people and candidates, never names.</summary>
/// <param name="Lines">Every stored fact, those taken back too.</param>
/// <param name="Ledger">The equal-treatment ledger.</param>
public sealed record Minutes(
    RunId RunId, string Room, RunStatus Status, DateTimeOffset? BeganAt, DateTimeOffset? EndedAt, IReadOnlyList<MinutesLine> Lines,
    IReadOnlyList<MinutesPart> Parts, IReadOnlyList<LedgerLine> Ledger, IReadOnlyList<MinutesAbsence> Absences,
    IReadOnlyList<MinutesConflict> Conflicts, IReadOnlyList<MinutesHardPoint> HardPoints);

/// <summary>
/// A run's minutes as a file to keep: <see cref="Contracts.Minutes"/> with the names that its ids stand for when it was made.
/// </summary>
/// <param name="Format"><c>guldtrappan-minutes/1</c>.</param>
/// <param name="Chain">Whether the stored lines are as they were written.</param>
public sealed record MinutesFile(
    string Format, string Edition, string EditionName, int Year, string RoomName, string TimeZone, DateTimeOffset MadeAt, Minutes Minutes,
    ChainVerdict Chain, IReadOnlyList<NamedPerson> People, IReadOnlyList<NamedCandidate> Candidates)
{
    /// <summary>The format that this release writes.</summary>
    public const string Format1 = "guldtrappan-minutes/1";

    /// <summary>The films that were on stage, with what those who vote on their candidates have seen of them, on the day or caught up since.</summary>
    public IReadOnlyList<MinutesFilm> Films { get; init; } = [];
}

/// <summary>A film version that was played.</summary>
/// <param name="Jury">Each juror without a conflict of interest with the candidate.</param>
public sealed record MinutesFilm(CandidateId CandidateId, FilmId FilmId, int Version, IReadOnlyList<MinutesViewer> Jury);

/// <summary>What share of a film a person has seen, 0 to 1.</summary>
public sealed record MinutesViewer(PersonId PersonId, double Share);

/// <summary>A person's id and name.</summary>
public sealed record NamedPerson(PersonId Id, string Name);

/// <summary>A candidate's id and full name.</summary>
public sealed record NamedCandidate(CandidateId Id, string Name);

/// <summary>What of a kept minutes file is needed to compare it with what is stored; all else in it is passed over.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record KeptMinutesFile(string Format, KeptMinutes Minutes)
{
    /// <summary>The largest file that is read, in bytes: some thousands of lines.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Reads a file; null when it is none of ours.</summary>
    public static KeptMinutesFile? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptMinutesFile>(utf8, WireJson.Options) is { Format: MinutesFile.Format1 } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The run and its lines' hashes, as a kept file has them.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record KeptMinutes(RunId RunId, IReadOnlyList<ChainAnchor> Lines);
