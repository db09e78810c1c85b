using Hearing.Domain.Editions;

namespace Hearing.Domain.Contracts;

/// <summary>A letter to the person: what it was about and when; never its text, which may hold a sign-in link.</summary>
public sealed record HeldLetter(string Subject, DateTimeOffset WrittenAt, DateTimeOffset? SentAt);

/// <summary>A file that the person sends or has sent in the last days, by the name it had on their device.</summary>
public sealed record HeldUpload(string FileName, DateTimeOffset StartedAt);

/// <summary>A line of the audit log that the person caused or that is about the person.</summary>
public sealed record HeldAuditLine(DateTimeOffset At, bool ByThePerson, string Action);

/// <summary>
/// What an edition holds on one person, for whoever asks what is held on them: <c>GET /{edition}/people/{id}/held.json</c>. Marks and notes
/// are the jury's and stand in the chair's export only. Texts that people typed freely may name the person and are not searched.
/// </summary>
/// <param name="Person">Name, address, roles.</param>
/// <param name="InvitedAt">When the person was invited.</param>
/// <param name="HasCalendarFeed">Whether the person has a calendar address of their own; the secret in it is not told.</param>
/// <param name="CannotTimes">When the person has said that they cannot.</param>
/// <param name="Sessions">Titles of the sessions at which the person is asked for by name.</param>
/// <param name="Conflicts">Conflicts of interest.</param>
/// <param name="Protocol">Lines of the protocol that the person caused.</param>
/// <param name="TookPart">Candidates on whom the person took part in the decision or recorded it.</param>
/// <param name="Films">Films that the person handed in.</param>
/// <param name="RunFacts">What the person did on the day.</param>
/// <param name="Letters">Letters to the person.</param>
/// <param name="SignedInAt">When browsers were signed in with the person's address, for every edition of the server.</param>
/// <param name="Audit">Lines of the audit log.</param>
/// <param name="Questions">Questions that the person wrote.</param>
/// <param name="CallsForHelp">Calls for help that the person made while signed in.</param>
/// <param name="Uploads">Files under way, and those that arrived in the last week.</param>
/// <param name="CheckedIn">Days on which the person checked in.</param>
public sealed record HeldOnPerson(
    PersonDocument Person, DateTimeOffset? InvitedAt, bool HasCalendarFeed, IReadOnlyList<CannotTimeDocument> CannotTimes, IReadOnlyList<string> Sessions,
    IReadOnlyList<ConflictDocument> Conflicts, IReadOnlyList<ProtocolEntryDocument> Protocol, IReadOnlyList<CandidateId> TookPart, IReadOnlyList<FilmDocument> Films,
    IReadOnlyList<RunFactDocument> RunFacts, IReadOnlyList<HeldLetter> Letters, IReadOnlyList<DateTimeOffset> SignedInAt, IReadOnlyList<HeldAuditLine> Audit,
    IReadOnlyList<string> Questions, IReadOnlyList<string> CallsForHelp, IReadOnlyList<HeldUpload> Uploads, IReadOnlyList<DateOnly> CheckedIn)
{
    /// <summary>Devices that the person has checked, newest first.</summary>
    public IReadOnlyList<HeldDevice> Devices { get; init; } = [];

    /// <summary>What the person, as a juror, has seen of films.</summary>
    public IReadOnlyList<HeldSeen> FilmsSeen { get; init; } = [];

    /// <summary>Films that the person has signed off.</summary>
    public IReadOnlyList<FilmId> FilmsSignedOff { get; init; } = [];

    /// <summary>Since when the person agrees to be recorded; null when they do not.</summary>
    public DateTimeOffset? AgreedToRecordingAt { get; init; }

    /// <summary>Certificates that thank the person, those withdrawn too.</summary>
    public IReadOnlyList<HeldThanks> Thanks { get; init; } = [];

    /// <summary>When the picture of a signature was handed in under the person's name; null when none is held.</summary>
    public DateTimeOffset? SignatureHandedInAt { get; init; }

    /// <summary>Versions of the programme that the person has seen.</summary>
    public IReadOnlyList<int> ProgrammesSeen { get; init; } = [];

    /// <summary>What the edition itself holds; letters, sign-ins, audit and what is of the day are empty.</summary>
    public static HeldOnPerson Of(EditionContent content, PersonId id)
    {
        var (document, person) = (EditionExport.Document(content), content.People.Single(p => p.Id == id));
        return new(
            document.People.Single(p => p.Id == id), person.InvitedAt, person.CalendarSecret is not null,
            [.. document.CannotTimes.Where(t => t.PersonId == id)],
            [.. content.Sessions.Where(s => s.RequiredPeople.Contains(id) || s.Panel.Jurors.Contains(id)).Select(s => s.Title)],
            [.. document.Conflicts.Where(c => c.JurorId == id)],
            [.. document.Protocol.Where(p => p.By == id)],
            [.. content.Awards.Where(a => a.DecidedBy == id || a.TookPart.Contains(id)).Select(a => a.CandidateId)],
            [.. document.Films.Where(f => content.Films.Any(own => own.Id == f.Id && own.UploadedBy == id))],
            [.. document.Runs.SelectMany(r => r.Facts).Where(f => f.By == id)],
            [], [], [], [], [], [], []);
    }
}

/// <summary>A certificate of thanks, with the name as it is printed.</summary>
public sealed record HeldThanks(string Number, string Name, DateTimeOffset IssuedAt, DateTimeOffset? WithdrawnAt);

/// <summary>A device check.</summary>
public sealed record HeldDevice(string Browser, DateTimeOffset At, Films.DeviceFindings Findings);

/// <summary>The stretches of a film that were seen.</summary>
public sealed record HeldSeen(FilmId FilmId, IReadOnlyList<Films.Stretch> Seen);
