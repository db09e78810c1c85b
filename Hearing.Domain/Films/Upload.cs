namespace Hearing.Domain.Films;

/// <summary>What a file that is being sent becomes.</summary>
public enum UploadKind { Film, Slides }

/// <summary>
/// How far an upload has come: bytes are missing; all bytes are here and are looked at; it has become a film or slides; it was refused.
/// </summary>
public enum UploadState { Open, Checking, Taken, Refused }

/// <summary>A file on its way here in pieces (tus 1.0). Its bytes lie in film storage, and the length of what lies there is the offset.</summary>
public sealed class Upload
{
    public required Guid Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required CandidateId CandidateId { get; init; }
    public required UploadKind Kind { get; init; }

    /// <summary>Bytes of the whole file.</summary>
    public required long Length { get; init; }

    /// <summary>The name the file had on the sender's device, to show; never part of a path.</summary>
    public required string FileName { get; init; }

    /// <summary>What the film is called; null for slides.</summary>
    public string? Title { get; init; }

    /// <summary>Who sends it; nobody else may go on with it or ask about it.</summary>
    public required PersonId StartedBy { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it is forgotten unless something more arrives.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }
    public UploadState State { get; set; }

    /// <summary>Why it was refused, as a reason that the pages have words for.</summary>
    public string? Refusal { get; set; }

    /// <summary>The figures in the refusal's words.</summary>
    public IReadOnlyList<string> RefusalFacts { get; set; } = [];

    /// <summary>The film or the slides it has become.</summary>
    public Guid? Became { get; set; }
    public long Revision { get; set; }

    /// <summary>Whether it is over: taken or refused.</summary>
    public bool IsSettled => State is UploadState.Taken or UploadState.Refused;

    /// <summary>Whether nothing came for so long that nobody may go on with it.</summary>
    public bool IsExpired(DateTimeOffset now) => State == UploadState.Open && ExpiresAt <= now;

    /// <summary>It has become a film or slides; the row is kept until then, so that whoever sent it can ask.</summary>
    public void Take(Guid became, DateTimeOffset keptUntil) => (State, Became, ExpiresAt) = (UploadState.Taken, became, keptUntil);

    /// <summary>It cannot be used.</summary>
    public void Refuse(string reason, IReadOnlyList<string> facts, DateTimeOffset keptUntil) =>
        (State, Refusal, RefusalFacts, ExpiresAt) = (UploadState.Refused, reason, facts, keptUntil);
}
