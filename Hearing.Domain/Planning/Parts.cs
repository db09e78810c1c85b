namespace Hearing.Domain.Planning;

/// <summary>What a session is for.</summary>
public enum SessionKind { Candidate, Welcome, Break, Lunch, PrivateTalk, Closing, Other }

/// <summary>What a part of a session holds.</summary>
public enum PartKind { Film, Presentation, Sketch, Questions, Talk, Pause }

/// <summary>How a cue ends: by itself; with a warning at zero and then when the organiser says; or only when the organiser says.</summary>
public enum EndPolicy { Auto, Warn, Wait }

/// <summary>A stretch of a session. Length is 1 second to 24 hours. The host's notes are for organisers only.</summary>
public sealed record Part(PartId Id, PartKind Kind, string Title, TimeSpan Length, EndPolicy EndPolicy, string? HostNotes);

/// <summary>Which jurors a session needs.</summary>
public enum PanelKind { None, WholeJury, Named, FromPool }

/// <summary>
/// The jurors a session needs. Whole jury: all without conflict who are free, at least <paramref name="Quorum"/> for all of its length; with a
/// quorum of 0 every one of them. Named: every one of <paramref name="Jurors"/>. From pool: <paramref name="Quorum"/> of <paramref name="Jurors"/>.
/// </summary>
public sealed record Panel(PanelKind Kind, IReadOnlyList<PersonId> Jurors, int Quorum)
{
    /// <summary>No juror is needed.</summary>
    public static readonly Panel None = new(PanelKind.None, [], 0);
}

/// <summary>A placement in a room at a local time; the length is the session's.</summary>
public sealed record Slot(string Room, DateOnly Date, TimeOnly Start);
