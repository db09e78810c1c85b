namespace Hearing.Domain.Webinars;

/// <summary>A public webinar by a recipient, with recording and documentation afterwards.</summary>
public sealed class Webinar
{
    public required WebinarId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Place in the edition document's list; rows added since come after their equals, by id.</summary>
    public int Order { get; init; }

    public CandidateId? CandidateId { get; set; }
    public required string Title { get; set; }
    public string Description { get; set; } = "";

    /// <summary>When it begins; null while the date is not set.</summary>
    public DateTimeOffset? StartsAt { get; set; }
    public int LengthMinutes { get; set; } = 90;
    public string? JoinLink { get; set; }
    public string? RecordingLink { get; set; }
    public string? DocumentationLink { get; set; }
    public long Revision { get; set; }
}
