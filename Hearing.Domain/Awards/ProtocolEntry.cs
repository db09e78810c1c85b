namespace Hearing.Domain.Awards;

/// <summary>A line of the decision's protocol: append-only.</summary>
public sealed class ProtocolEntry
{
    public required Guid Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Place in the edition document's list; rows added since come after their equals, by id.</summary>
    public int Order { get; init; }

    public required DateTimeOffset At { get; init; }
    public required PersonId? By { get; init; }

    /// <summary>What was done; one of <see cref="ProtocolKind"/>.</summary>
    public required string Kind { get; init; }
    public CandidateId? CandidateId { get; init; }
    public string Text { get; init; } = "";

    /// <summary>A new line.</summary>
    public static ProtocolEntry Of(EditionId edition, DateTimeOffset at, PersonId? by, string kind, CandidateId? candidate = null, string text = "") =>
        new() { Id = Guid.CreateVersion7(), EditionId = edition, At = at, By = by, Kind = kind, CandidateId = candidate, Text = text };

    /// <summary>
    /// Whether the viewer may read the line: none about a candidate with whom the viewer is in conflict, but for the own declaration.
    /// </summary>
    public bool IsReadableBy(People.Access viewer) =>
        CandidateId is not { } candidate || !viewer.IsInConflictWith(candidate)
        || (Kind == ProtocolKind.ConflictDeclared && By is not null && By == viewer.PersonId);
}

/// <summary>What a protocol line tells.</summary>
public static class ProtocolKind
{
    /// <summary>The chair opened all marks to the jury.</summary>
    public const string MarksOpened = "marks-opened";

    /// <summary>A juror declared a conflict; the text is the reason.</summary>
    public const string ConflictDeclared = "conflict-declared";

    /// <summary>The organiser withdrew a conflict; the text names the juror.</summary>
    public const string ConflictWithdrawn = "conflict-withdrawn";

    /// <summary>A decision; the text is the motivation.</summary>
    public const string DecidedAward = "decided-award";

    /// <inheritdoc cref="DecidedAward"/>
    public const string DecidedMention = "decided-mention";

    /// <inheritdoc cref="DecidedAward"/>
    public const string DecidedNone = "decided-none";

    /// <summary>Who took part in the decision on the line before; the text holds their names.</summary>
    public const string TookPart = "took-part";

    /// <summary>The results were released.</summary>
    public const string Released = "released";

    /// <summary>The kind of a decision's line.</summary>
    public static string Of(AwardKind kind) => kind switch
    {
        AwardKind.Award => DecidedAward,
        AwardKind.HonourableMention => DecidedMention,
        AwardKind.None => DecidedNone,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
