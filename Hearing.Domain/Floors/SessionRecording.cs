namespace Hearing.Domain.Floors;

/// <summary>A place in a session's recording: where a part begins, and what it is called.</summary>
public sealed record RecordingChapter(TimeSpan At, string Title);

/// <summary>The recording of one session, put together into one file; with its job, which makes it.</summary>
public sealed class SessionRecording
{
    public required Guid Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required SessionId SessionId { get; init; }

    /// <summary>The room's slug.</summary>
    public required string Room { get; init; }

    /// <summary>The session's title as the run had it.</summary>
    public required string Title { get; set; }

    /// <summary>Whose session it is; null for a common one.</summary>
    public CandidateId? CandidateId { get; set; }

    /// <summary>Digest of the stored file; null while it is not made.</summary>
    public string? Sha256 { get; private set; }
    public long SizeBytes { get; private set; }
    public TimeSpan Length { get; private set; }
    public DateTimeOffset? MadeAt { get; private set; }
    public IReadOnlyList<RecordingChapter> Chapters { get; private set; } = [];

    /// <summary>Since when it belongs to the documentation of the candidate's webinar; null while it does not.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }
    public long Revision { get; set; }

    /// <summary>Where the file is watched and fetched, under the site's own address.</summary>
    public static string Address(string edition, SessionId session) => $"/api/editions/{edition}/recordings/{session.Value}.mp4";

    /// <summary>The file is made, or made anew: then it is to be released anew, since it holds something else.</summary>
    public void Make(string sha256, long bytes, TimeSpan length, IReadOnlyList<RecordingChapter> chapters, DateTimeOffset now) =>
        (Sha256, SizeBytes, Length, Chapters, MadeAt, ReleasedAt) = (sha256, bytes, length, chapters, now, null);

    /// <summary>Puts it among the webinar's documentation, or takes it back.</summary>
    /// <exception cref="Refused"><see cref="Contracts.RefusalCode.CommandNotPossible"/> when there is no file, or no candidate whose webinar it could belong to.</exception>
    public void Release(bool isReleased, DateTimeOffset now)
    {
        if (isReleased && (Sha256 is null || CandidateId is null))
        {
            throw new Refused(Contracts.RefusalCode.CommandNotPossible, "The recording is not made yet, or is no candidate's.");
        }

        ReleasedAt = isReleased ? ReleasedAt ?? now : null;
    }
}
