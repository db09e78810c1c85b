using Hearing.Domain.Contracts;

namespace Hearing.Domain.Planning;

/// <summary>What must take place. Its length is the sum of its parts; it has at least one.</summary>
public sealed class Session
{
    public required SessionId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Place in the edition's list, from 0; also the order of the document.</summary>
    public int Order { get; set; }
    public required SessionKind Kind { get; set; }
    public required string Title { get; set; }

    /// <summary>Whose session it is; null for welcome, breaks and the like.</summary>
    public CandidateId? CandidateId { get; set; }

    public IReadOnlyList<Part> Parts
    {
        get;
        set => field = value.Count > 0 ? value : throw new Refused(RefusalCode.Invalid, "A session has at least one part.");
    } = [];

    /// <summary>People who must be there beside the candidate's presenters and the panel (moderator, technician, speakers).</summary>
    public IReadOnlyList<PersonId> RequiredPeople { get; set; } = [];
    public Panel Panel { get; set; } = Panel.None;

    /// <summary>Equipment the room must have.</summary>
    public IReadOnlyList<string> Equipment { get; set; } = [];

    /// <summary>Where and when it is placed in the draft plan; null while unplaced.</summary>
    public Slot? Slot { get; private set; }

    /// <summary>Whether the solver may not move it.</summary>
    public bool Pinned { get; private set; }

    /// <summary>Whether idle time around it is a buffer, and for what; null when not.</summary>
    public string? BufferPurpose { get; set; }

    /// <summary>Where those who take part at a distance come in; for a private talk the jury's own place. See <see cref="Meetings.MeetingRules"/>.</summary>
    public string? MeetingLink { get; set; }

    /// <summary>The concurrency token.</summary>
    public long Revision { get; set; }

    /// <summary>The sum of the parts' lengths.</summary>
    public TimeSpan Length => Parts.Aggregate(TimeSpan.Zero, (sum, part) => sum + part.Length);

    /// <summary>
    /// The least that <see cref="Resize"/> takes: its last open part keeps a minute, or what it has where that is less. An open part is any but a film,
    /// which is as long as it is. Null where there are films alone.
    /// </summary>
    public TimeSpan? Shortest => Open is { } open ? Length - open.Length + (open.Length < LeastOpen ? open.Length : LeastOpen) : null;

    /// <summary>Makes the session longer or shorter; its last open part takes the difference, all else keeps its length.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.PlanNotReady"/> with the reason <c>TooShort</c> below <see cref="Shortest"/> and where there are films alone.</exception>
    public void Resize(TimeSpan length)
    {
        if (length == Length)
        {
            return;
        }

        if (Open is not { } open || length < Shortest)
        {
            throw new Refused(RefusalCode.PlanNotReady, "Only a session's last part that is no film gives and takes time, and it keeps a minute.", "TooShort");
        }

        var changed = open with { Length = open.Length + length - Length };
        Parts = [.. Parts.Select(p => p.Id == open.Id ? changed : p)];
    }

    private static readonly TimeSpan LeastOpen = TimeSpan.FromMinutes(1);

    private Part? Open => Parts.LastOrDefault(p => p.Kind != PartKind.Film);

    /// <summary>Places the session. Clashes are not refused: they are data.</summary>
    public void Place(Slot slot) => Slot = slot;

    /// <summary>Takes the session out of the plan, and its pin with it.</summary>
    public void Unplace()
    {
        Slot = null;
        Pinned = false;
    }

    /// <summary>Fixes the session where it is, or lets it go.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.PlanNotReady"/> when it is not placed.</exception>
    public void Pin(bool pinned)
    {
        if (pinned && Slot is null)
        {
            throw new Refused(RefusalCode.PlanNotReady, "A session is placed before it is pinned.");
        }

        Pinned = pinned;
    }
}
