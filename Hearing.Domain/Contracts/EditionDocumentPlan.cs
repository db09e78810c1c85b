using System.ComponentModel.DataAnnotations;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Contracts;

/// <summary>What must take place; its length is the sum of its parts.</summary>
public sealed record SessionDocument
{
    public required SessionId Id { get; init; }
    public required SessionKind Kind { get; init; }
    [MaxLength(300)] public required string Title { get; init; }

    /// <summary>Whose session it is; set exactly when the kind is candidate.</summary>
    public CandidateId? CandidateId { get; init; }
    [MinLength(1)] public required IReadOnlyList<PartDocument> Parts { get; init; }
    public IReadOnlyList<PersonId> RequiredPeople { get; init; } = [];
    public PanelDocument Panel { get; init; } = new();
    public IReadOnlyList<string> Equipment { get; init; } = [];

    /// <summary>Where and when in the draft plan; null while unplaced.</summary>
    public SlotDocument? Slot { get; init; }

    /// <summary>Whether the solver may not move it.</summary>
    public bool Pinned { get; init; }
    [MaxLength(300)] public string? BufferPurpose { get; init; }

    /// <summary>Where those who take part at a distance come in; for a private talk the jury's own place.</summary>
    [MaxLength(2000)] public string? MeetingLink { get; init; }
}

/// <summary>A part of a session; the cue made from it has the same id.</summary>
public sealed record PartDocument
{
    public required PartId Id { get; init; }
    public required PartKind Kind { get; init; }
    [MaxLength(300)] public required string Title { get; init; }
    [Range(1, 86400)] public required int LengthSeconds { get; init; }
    public EndPolicy EndPolicy { get; init; } = EndPolicy.Warn;
    public string? HostNotes { get; init; }
}

/// <summary>The jurors a session needs.</summary>
public sealed record PanelDocument
{
    public PanelKind Kind { get; init; } = PanelKind.None;
    public IReadOnlyList<PersonId> Jurors { get; init; } = [];
    [Range(0, 100)] public int Quorum { get; init; }
}

/// <summary>A placement in a room at a local time.</summary>
public sealed record SlotDocument
{
    [MaxLength(40)] public required string Room { get; init; }
    public required DateOnly Date { get; init; }
    public required TimeOnly Start { get; init; }
}

/// <summary>A rule of the plan; which members it uses depends on its kind.</summary>
public sealed record RuleDocument
{
    [MaxLength(60)] public required string Key { get; init; }
    public required RuleKind Kind { get; init; }
    public RuleLevel Level { get; init; } = RuleLevel.Must;
    [Range(1, 1000)] public int Weight { get; init; } = 1;
    public IReadOnlyList<SessionId> Sessions { get; init; } = [];
    public IReadOnlyList<PersonId> People { get; init; } = [];
    public TimeOnly? From { get; init; }
    public TimeOnly? Until { get; init; }
    [Range(1, 1440)] public int? Minutes { get; init; }
    [Range(1, 1000)] public int? Count { get; init; }
}

/// <summary>A frozen version of the plan, as it was published.</summary>
public sealed record ProgrammeVersionDocument
{
    [Range(1, 100000)] public required int Version { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public PersonId? PublishedBy { get; init; }
    public required IReadOnlyList<ProgrammeItemDocument> Items { get; init; }
    public IReadOnlyList<ProgrammeChangeDocument> Changes { get; init; } = [];
}

/// <summary>A session as it was frozen, half-open [start, end). The session itself may have been removed since.</summary>
public sealed record ProgrammeItemDocument
{
    public required SessionId SessionId { get; init; }
    public required SessionKind Kind { get; init; }
    [MaxLength(300)] public required string Title { get; init; }
    public CandidateId? CandidateId { get; init; }
    [MaxLength(40)] public required string Room { get; init; }
    public required DateTimeOffset Start { get; init; }
    public required DateTimeOffset End { get; init; }
    [MinLength(1)] public required IReadOnlyList<PartDocument> Parts { get; init; }
    [Range(0, 100000)] public int Sequence { get; init; }

    /// <summary>What the session is a buffer for; null when it is none.</summary>
    [MaxLength(300)] public string? BufferPurpose { get; init; }
}

/// <summary>One difference to the version before.</summary>
public sealed record ProgrammeChangeDocument
{
    public required ChangeKind Kind { get; init; }
    public required SessionId SessionId { get; init; }
    [MaxLength(300)] public required string Title { get; init; }
    public DateTimeOffset? OldStart { get; init; }
    [MaxLength(40)] public string? OldRoom { get; init; }
    public DateTimeOffset? NewStart { get; init; }
    [MaxLength(40)] public string? NewRoom { get; init; }
}
