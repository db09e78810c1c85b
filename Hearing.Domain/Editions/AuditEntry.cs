namespace Hearing.Domain.Editions;

/// <summary>Who changed what, when: append-only. Holds ids, never names or texts of people.</summary>
public sealed class AuditEntry
{
    public required Guid Id { get; init; }
    public EditionId? EditionId { get; init; }
    public required DateTimeOffset At { get; init; }
    public PersonId? By { get; init; }

    /// <summary>What was done, such as <c>programme-published</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to: an id or number.</summary>
    public string Subject { get; init; } = "";
}
