using Hearing.Domain.Editions;

namespace Hearing.Domain.People;

/// <summary>What a caller may do. Each endpoint and hub method names exactly one.</summary>
public enum Right
{
    /// <summary>Published programme; recipients, motivations and films after release: everybody.</summary>
    SeePublic,
    /// <summary>Live rundown and films of the day.</summary>
    FollowLive,
    /// <summary>The caller's own page, cannot-times and candidate material.</summary>
    SeeOwn,
    /// <summary>Hand in and change the own candidate's material; organisers and technicians any candidate's film.</summary>
    WriteMaterial,
    /// <summary>Read candidates' material before it is on stage (the query hides candidates in conflict).</summary>
    ReadMaterial,
    /// <summary>Set up the edition, people's data, draft plan, outbox, export.</summary>
    Organise,
    /// <summary>Export the edition: the organiser, or the chair together with <see cref="ExportJury"/>.</summary>
    Export,
    /// <summary>Export with the jury's notes and marks.</summary>
    ExportJury,
    /// <summary>All run commands.</summary>
    RunAll,
    /// <summary>Hold, resume and show messages in a run.</summary>
    RunHold,
    /// <summary>The minutes of a run: who did what, absences, conflicts of interest.</summary>
    SeeMinutes,
    /// <summary>Own marks and notes, own conflicts.</summary>
    Mark,
    /// <summary>The overview of marks once the chair has opened them, deliberation.</summary>
    Deliberate,
    /// <summary>Open marks, record decisions, release.</summary>
    Decide,
    /// <summary>Decisions, motivations and certificates before release (the query hides candidates in conflict).</summary>
    SeeDecision,
    /// <summary>Print certificates before release.</summary>
    PrintCertificates,
    /// <summary>Ask questions to candidates (the query and the question itself refuse those in conflict and the own candidate).</summary>
    AskQuestions,
    /// <summary>Order, merge and leave out questions, and say which is asked.</summary>
    ModerateQuestions,
}

/// <summary>
/// Who is asking, within one edition: the table "who may see and do what" of the award as one pure function.
/// </summary>
/// <param name="PersonId">The signed-in person; null for a stranger or a display.</param>
/// <param name="Roles">The person's roles; none after access was withdrawn.</param>
/// <param name="CandidateId">The candidate the person speaks for.</param>
/// <param name="Conflicts">Candidates with whom the person, as a juror, has a conflict of interest: declared, or as one who speaks for the candidate.</param>
/// <param name="DisplayRoom">The room of a paired display; null for people.</param>
/// <param name="IsReleased">Whether the edition's results are released.</param>
/// <param name="PublishedOnce">Whether a programme has been published.</param>
public sealed record Access(
    PersonId? PersonId, Roles Roles, CandidateId? CandidateId, IReadOnlySet<CandidateId> Conflicts,
    string? DisplayRoom, bool IsReleased, bool PublishedOnce)
{
    /// <summary>Whether the caller has the right now. Conflicts narrow what a right shows, in the query: see <see cref="IsInConflictWith"/>.</summary>
    public bool Allows(Right right) => right switch
    {
        Right.SeePublic => true,
        Right.FollowLive => Roles != Roles.None || DisplayRoom is not null,
        Right.SeeOwn => Roles != Roles.None,
        Right.WriteMaterial => Has(Roles.Candidate | Roles.Organiser | Roles.Technician),
        Right.ReadMaterial => Has(Roles.Candidate | Roles.Juror | Roles.Organiser | Roles.Technician | Roles.Preparation),
        Right.Organise => Has(Roles.Organiser),
        Right.Export => Has(Roles.Organiser | Roles.Chair),
        Right.ExportJury => Has(Roles.Chair),
        Right.RunAll => Has(Roles.Organiser),
        Right.RunHold => Has(Roles.Organiser | Roles.Technician),
        Right.SeeMinutes => Has(Roles.Organiser | Roles.Chair),
        Right.Mark => Has(Roles.Juror),
        Right.Deliberate => Has(Roles.Juror),
        Right.Decide => Has(Roles.Chair),
        Right.SeeDecision => IsReleased || Has(Roles.Juror | Roles.Organiser),
        Right.PrintCertificates => Has(Roles.Organiser),
        Right.AskQuestions => Has(Roles.Juror | Roles.Candidate | Roles.Guest | Roles.Preparation | Roles.Organiser),
        Right.ModerateQuestions => Has(Roles.Organiser | Roles.Preparation),
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, null),
    };

    /// <summary>Whether the person has any of these roles.</summary>
    public bool Has(Roles any) => (Roles & any) != Roles.None;

    /// <summary>
    /// Whether this candidate's material, marks, notes, questions and deliberation are closed to the person.
    /// Holds for every role the person has beside juror, too.
    /// </summary>
    public bool IsInConflictWith(CandidateId candidate) => Conflicts.Contains(candidate);

    /// <summary>Whether the person hands in this candidate's film and slides: its own team, and organisers and technicians for any.</summary>
    public bool MayHandInFor(CandidateId candidate) => Has(Roles.Organiser | Roles.Technician) || CandidateId == candidate;

    /// <summary>Whether the person reads this candidate's material before it is on stage: its own team, and those who work with it unless in conflict.</summary>
    public bool MayReadMaterialOf(CandidateId candidate) => CandidateId == candidate
        || (Has(Roles.Juror | Roles.Organiser | Roles.Technician | Roles.Preparation) && !IsInConflictWith(candidate));

    /// <summary>A stranger.</summary>
    public static Access Stranger(Edition edition, bool publishedOnce) =>
        new(null, Roles.None, null, new HashSet<CandidateId>(), null, edition.IsReleased, publishedOnce);
}
