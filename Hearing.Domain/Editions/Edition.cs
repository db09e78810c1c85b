using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Editions;

/// <summary>One year of the award: its days, rooms, criteria and rules. The root of all else.</summary>
public sealed class Edition
{
    public required EditionId Id { get; init; }

    /// <summary>The name in addresses; see <see cref="Domain.Slug"/>.</summary>
    public required string Slug { get; init; }
    public required string Name { get; set; }
    public required int Year { get; set; }
    public required HearingMode Mode { get; set; }

    /// <summary>IANA name of the zone of all local times, <c>Europe/Stockholm</c> unless set.</summary>
    public string TimeZone { get; set; } = "Europe/Stockholm";
    public Phase Phase { get; private set; } = Phase.Draft;

    /// <summary>The concurrency token; rises by one with each stored change.</summary>
    public long Revision { get; set; }

    public IReadOnlyList<HearingDay> Days { get; set; } = [];
    public IReadOnlyList<Room> Rooms { get; set; } = [];
    public IReadOnlyList<Travel> Travels { get; set; } = [];
    public IReadOnlyList<SchoolForm> SchoolForms { get; set; } = [];
    public IReadOnlyList<Criterion> Criteria { get; set; } = [];
    public MarkScale MarkScale { get; set; } = new(1, 5, []);
    public IReadOnlyList<TemplatePart> Template { get; set; } = [];
    public IReadOnlyList<Rule> Rules { get; set; } = [];
    public IReadOnlyList<HardPoint> HardPoints { get; set; } = [];
    public IReadOnlyList<Signatory> Signatories { get; set; } = [];
    public Venue? Venue { get; set; }

    /// <summary>The telephone number on every error page.</summary>
    public string? HelpTelephone { get; set; }

    /// <summary>The count-in on screen before a film moves, 0 to 30 seconds.</summary>
    public int SlateSeconds { get; set; } = 3;

    /// <summary>How many jurors without conflict must take part for a decision; at least 1.</summary>
    public int Quorum { get; set; } = 1;

    /// <summary>When the chair opened all marks to the jury; null while each juror sees only their own.</summary>
    public DateTimeOffset? MarksOpenedAt { get; set; }

    /// <summary>When the results were released; null before.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>Whether the results may be seen by everybody.</summary>
    public bool IsReleased => ReleasedAt is not null;

    /// <summary>Moves the edition forward to a later phase; staying is no change.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.WrongPhase"/> when it would go back.</exception>
    public void MoveTo(Phase phase)
    {
        if (phase < Phase)
        {
            throw new Refused(RefusalCode.WrongPhase, $"The edition is in phase {Phase} and does not go back to {phase}.");
        }

        if (phase == Phase.Released && ReleasedAt is null)
        {
            throw new Refused(RefusalCode.WrongPhase, "An edition is released by Release, which sets the instant.");
        }

        Phase = phase;
    }

    /// <summary>Makes the results visible, once.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.AlreadyReleased"/> the second time.</exception>
    public void Release(DateTimeOffset now)
    {
        if (IsReleased)
        {
            throw new Refused(RefusalCode.AlreadyReleased, "The results are already released.");
        }

        ReleasedAt = now;
        Phase = Phase.Released;
    }

    /// <summary>Sets where the edition stands, as an edition document says it; all else goes through <see cref="MoveTo"/> and <see cref="Release"/>.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.Invalid"/> unless the release's instant is given exactly when released.</exception>
    public void Restore(Phase phase, DateTimeOffset? releasedAt)
    {
        if (phase == Phase.Released != releasedAt.HasValue)
        {
            throw new Refused(RefusalCode.Invalid, "The instant of the release is set exactly when the phase is released.");
        }

        Phase = phase;
        ReleasedAt = releasedAt;
    }

    /// <summary>The zone's clock for local times of this edition.</summary>
    public HearingZone Zone => HearingZone.Named(TimeZone);

    /// <summary>The room with that slug.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.NotFound"/> when there is none.</exception>
    public Room Room(string slug) =>
        Rooms.FirstOrDefault(r => r.Slug == slug) ?? throw new Refused(RefusalCode.NotFound, $"There is no room '{slug}'.");
}
