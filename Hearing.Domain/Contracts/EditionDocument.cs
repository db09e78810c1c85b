using System.ComponentModel.DataAnnotations;
using Hearing.Domain.Editions;

namespace Hearing.Domain.Contracts;

/// <summary>
/// The edition document <c>guldtrappan-edition/1</c>: one edition as one JSON text, for import, export and sample data.
/// Ids are those of the stored things. Local times are in <see cref="TimeZone"/>. Members with a default may be left out;
/// unknown members are refused. Not in it: films' bytes, invitations, sign-ins and secret feed addresses.
/// </summary>
public sealed record EditionDocument
{
    /// <summary>What <see cref="Format"/> says.</summary>
    public const string FormatName = "guldtrappan-edition/1";

    /// <summary>Always <see cref="FormatName"/>.</summary>
    [MaxLength(40)] public required string Format { get; init; }
    public required EditionId Id { get; init; }

    /// <summary>The name in addresses: 1 to 40 of a to z, 0 to 9 and hyphen.</summary>
    [MaxLength(40)] public required string Slug { get; init; }
    [MaxLength(200)] public required string Name { get; init; }
    [Range(2000, 2200)] public required int Year { get; init; }
    public required HearingMode Mode { get; init; }

    /// <summary>IANA name of the zone of all local times.</summary>
    [MaxLength(60)] public string TimeZone { get; init; } = "Europe/Stockholm";
    public Phase Phase { get; init; } = Phase.Draft;

    /// <summary>When the results were released; set exactly when the phase is released.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>When the chair opened all marks to the jury.</summary>
    public DateTimeOffset? MarksOpenedAt { get; init; }
    [MaxLength(40)] public string? HelpTelephone { get; init; }
    public VenueDocument? Venue { get; init; }

    /// <summary>The count-in before a film moves.</summary>
    [Range(0, 30)] public int SlateSeconds { get; init; } = 3;

    /// <summary>How many jurors without conflict must take part in a decision.</summary>
    [Range(1, 100)] public int Quorum { get; init; } = 1;
    public IReadOnlyList<DayDocument> Days { get; init; } = [];
    public IReadOnlyList<RoomDocument> Rooms { get; init; } = [];
    public IReadOnlyList<TravelDocument> Travels { get; init; } = [];
    public IReadOnlyList<SchoolFormDocument> SchoolForms { get; init; } = [];
    public IReadOnlyList<CriterionDocument> Criteria { get; init; } = [];
    public MarkScaleDocument MarkScale { get; init; } = new();
    public IReadOnlyList<TemplatePartDocument> Template { get; init; } = [];
    public IReadOnlyList<HardPointDocument> HardPoints { get; init; } = [];
    public IReadOnlyList<SignatoryDocument> Signatories { get; init; } = [];
    public IReadOnlyList<CandidateDocument> Candidates { get; init; } = [];

    /// <summary>Everybody, jurors among them; at least one organiser.</summary>
    public required IReadOnlyList<PersonDocument> People { get; init; }
    public IReadOnlyList<ConflictDocument> Conflicts { get; init; } = [];
    public IReadOnlyList<CannotTimeDocument> CannotTimes { get; init; } = [];

    /// <summary>What must take place; a session's slot is the draft plan.</summary>
    public IReadOnlyList<SessionDocument> Sessions { get; init; } = [];
    public IReadOnlyList<RuleDocument> Rules { get; init; } = [];
    public IReadOnlyList<ProgrammeVersionDocument> Programmes { get; init; } = [];

    /// <summary>The parts that are to be recorded; a set, written in the order of their ids. What was recorded is in no document.</summary>
    public IReadOnlyList<PartId> RecordedParts { get; init => field = [.. value.OrderBy(p => p.Value)]; } = [];

    /// <summary>One for each room that has run; a set, written in the order of the rooms' names in addresses.</summary>
    public IReadOnlyList<RunDocument> Runs { get; init => field = [.. value.OrderBy(r => r.Room, StringComparer.Ordinal)]; } = [];
    public IReadOnlyList<FilmDocument> Films { get; init; } = [];
    public IReadOnlyList<DecisionDocument> Decisions { get; init; } = [];
    public IReadOnlyList<ProtocolEntryDocument> Protocol { get; init; } = [];
    public IReadOnlyList<CertificateRecordDocument> Certificates { get; init; } = [];
    public IReadOnlyList<WebinarDocument> Webinars { get; init; } = [];

    /// <summary>Marks and notes; null unless the chair exported them.</summary>
    public JuryDocument? Jury { get; init; }
}
