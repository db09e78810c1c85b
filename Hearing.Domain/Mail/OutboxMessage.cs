namespace Hearing.Domain.Mail;

/// <summary>Where a message stands. <see cref="Sending"/> is stored before the server is asked, so that a crash is seen afterwards.</summary>
public enum MessageState { ForReview, Ready, Sending, Sent, Failed, Withdrawn }

/// <summary>A message in the outbox. <see cref="Key"/> is unique: the same thing is written to the same person once.</summary>
public sealed class OutboxMessage
{
    public required MessageId Id { get; init; }

    /// <summary>The edition it belongs to; null for sign-in links of the installation.</summary>
    public EditionId? EditionId { get; init; }

    /// <summary>What it is for, such as <c>invite:PERSON</c>; makes writing it idempotent.</summary>
    public required string Key { get; init; }
    public required string To { get; init; }
    public required string ToName { get; init; }
    public required string Subject { get; set; }

    /// <summary>Plain text.</summary>
    public required string Body { get; set; }
    public MessageState State { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Not to be tried before this instant.</summary>
    public DateTimeOffset? NotBefore { get; set; }
    public long Revision { get; set; }
}
