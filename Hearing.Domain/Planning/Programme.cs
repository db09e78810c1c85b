namespace Hearing.Domain.Planning;

/// <summary>A session as it was frozen: its slot as instants, half-open [start, end), and its parts.</summary>
public sealed record ProgrammeItem(
    SessionId SessionId, SessionKind Kind, string Title, CandidateId? CandidateId, string Room,
    DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<Part> Parts, int Sequence)
{
    /// <summary>What the idle time before it, or its own length when it is a pause, is a buffer for; null when it is none. A late run may use it.</summary>
    public string? BufferPurpose { get; init; }
}

/// <summary>What happened to an item since the version before.</summary>
public enum ChangeKind { Added, Removed, Moved, Changed }

/// <summary>One difference to the version before; the old or new place is null when added or removed.</summary>
public sealed record ProgrammeChange(
    ChangeKind Kind, SessionId SessionId, string Title,
    DateTimeOffset? OldStart, string? OldRoom, DateTimeOffset? NewStart, string? NewRoom);

/// <summary>A frozen, numbered version of the plan. Versions count from 1; a version is never changed.</summary>
public sealed class Programme
{
    public required EditionId EditionId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Who published it; null when imported.</summary>
    public PersonId? PublishedBy { get; init; }

    /// <summary>All placed sessions, by start and then room. An item's <see cref="ProgrammeItem.Sequence"/> rises when its slot changes.</summary>
    public required IReadOnlyList<ProgrammeItem> Items { get; init; }
    public IReadOnlyList<ProgrammeChange> Changes { get; init; } = [];

    /// <summary>The room's running order.</summary>
    public IEnumerable<ProgrammeItem> InRoom(string room) => Items.Where(i => i.Room == room).OrderBy(i => i.Start);
}
