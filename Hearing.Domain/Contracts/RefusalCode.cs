namespace Hearing.Domain.Contracts;

/// <summary>
/// Every reason for which a rule says no: the closed list of values that <c>code</c> takes in a ProblemDetails answer
/// (written in kebab-case, see <see cref="Refused.CodeText"/>).
/// </summary>
public enum RefusalCode
{
    /// <summary>The request's shape is wrong; the answer's <c>errors</c> name each path.</summary>
    Invalid,
    /// <summary>Nothing has that name or id.</summary>
    NotFound,
    /// <summary>What was asked for lives in the memory of another node of this installation; ask through the one that made it, or make it anew (421).</summary>
    Elsewhere,
    /// <summary>The caller is not signed in.</summary>
    SignInNeeded,
    /// <summary>The caller's role does not allow this now.</summary>
    NotAllowed,
    /// <summary>An edition with this slug exists.</summary>
    EditionExists,
    /// <summary>An id in the document is taken by another edition.</summary>
    IdExists,
    /// <summary>The stored thing has changed since it was read (412).</summary>
    Stale,
    /// <summary>The change carries no <c>If-Match</c> (428).</summary>
    RevisionMissing,
    /// <summary>The run has another revision than the command expected.</summary>
    RevisionChanged,
    /// <summary>Another cue is on stage than the command's sender saw.</summary>
    CueChanged,
    /// <summary>The command id was used before with another body.</summary>
    CommandIdReused,
    /// <summary>The command makes no sense in the run's present state.</summary>
    CommandNotPossible,
    /// <summary>The edition is in a phase that does not allow this.</summary>
    WrongPhase,
    /// <summary>The plan cannot be published as it stands.</summary>
    PlanNotReady,
    /// <summary>A declared conflict of interest stands against this.</summary>
    InConflict,
    /// <summary>The chair has not opened the marks, or has closed the desk.</summary>
    MarksClosed,
    /// <summary>The results are already released.</summary>
    AlreadyReleased,
    /// <summary>A document cannot be made from this text or template.</summary>
    DocumentNotMade,
    /// <summary>The film cannot be used; the detail says why.</summary>
    FilmNotUsable,
    /// <summary>The slides cannot be used; the detail says why.</summary>
    SlidesNotUsable,
    /// <summary>The upload is larger than allowed (413).</summary>
    TooLarge,
    /// <summary>Too many tries; the answer says when to try again (429).</summary>
    TooMany,
    /// <summary>The sign-in link or code is wrong, spent or too old.</summary>
    SignInNotValid,
    /// <summary>Storage is busy; try again (503).</summary>
    StorageBusy,
    /// <summary>The disk is full (507).</summary>
    StorageFull,
    /// <summary>What the candidate has handed in and is sending would take more room than it has (413).</summary>
    QuotaUsed,
    /// <summary>The upload has another length by now than the piece was meant for; ask for it and go on from there (409).</summary>
    OffsetWrong,
    /// <summary>The upload is being written to by another request or node; try again soon (423).</summary>
    BeingWritten,
    /// <summary>Nothing arrived for so long that the upload is forgotten; begin it anew (410).</summary>
    Expired,
    /// <summary>The piece does not have the checksum it came with, and was thrown away (460).</summary>
    ChecksumWrong,
    /// <summary>The upload protocol's version is missing or another than ours (412).</summary>
    VersionUnknown,
    /// <summary>The body is not of the one type that is taken here (415).</summary>
    TypeUnknown,
}
