using System.ComponentModel.DataAnnotations;
using Hearing.Domain.Editions;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Contracts;

/// <summary>A day of the hearing, half-open [opens, closes).</summary>
public sealed record DayDocument
{
    public required DateOnly Date { get; init; }
    public required TimeOnly Opens { get; init; }
    public required TimeOnly Closes { get; init; }

    /// <summary>Where those who take part at a distance come in that day, unless a session has its own link.</summary>
    [MaxLength(2000)] public string? MeetingLink { get; init; }
}

/// <summary>A room with its running order; open times narrow the days' hours.</summary>
public sealed record RoomDocument
{
    [MaxLength(40)] public required string Slug { get; init; }
    [MaxLength(200)] public required string Name { get; init; }
    public RoomKind Kind { get; init; } = RoomKind.Real;
    [Range(0, 600)] public int ChangeoverMinutes { get; init; }
    public IReadOnlyList<OpenTimeDocument> OpenTimes { get; init; } = [];
    public IReadOnlyList<string> Equipment { get; init; } = [];

    /// <summary>Where those who take part at a distance come in.</summary>
    [MaxLength(2000)] public string? MeetingLink { get; init; }

    /// <summary>Live captions or an interpreter.</summary>
    [MaxLength(2000)] public string? CaptionLink { get; init; }
}

/// <summary>A stretch in which a room is open, half-open.</summary>
public sealed record OpenTimeDocument
{
    public required DateOnly Date { get; init; }
    public required TimeOnly From { get; init; }
    public required TimeOnly Until { get; init; }
}

/// <summary>Minutes needed to move between two rooms, either way.</summary>
public sealed record TravelDocument
{
    [MaxLength(40)] public required string FromRoom { get; init; }
    [MaxLength(40)] public required string ToRoom { get; init; }
    [Range(0, 600)] public required int Minutes { get; init; }
}

/// <summary>A school form with the name used that year.</summary>
public sealed record SchoolFormDocument
{
    [MaxLength(60)] public required string Key { get; init; }
    [MaxLength(200)] public required string Name { get; init; }
}

/// <summary>A criterion the jury marks.</summary>
public sealed record CriterionDocument
{
    [MaxLength(60)] public required string Key { get; init; }
    [MaxLength(200)] public required string Name { get; init; }
    public string Description { get; init; } = "";
}

/// <summary>The scale of marks: whole numbers from lowest to highest.</summary>
public sealed record MarkScaleDocument
{
    [Range(-1000, 1000)] public int Lowest { get; init; } = 1;
    [Range(-1000, 1000)] public int Highest { get; init; } = 5;
    public IReadOnlyList<MarkLabelDocument> Labels { get; init; } = [];
}

/// <summary>What a mark is called.</summary>
public sealed record MarkLabelDocument
{
    [Range(-1000, 1000)] public required int Mark { get; init; }
    [MaxLength(200)] public required string Label { get; init; }
}

/// <summary>A part of the session that each candidate's session starts from.</summary>
public sealed record TemplatePartDocument
{
    public required PartKind Kind { get; init; }
    [MaxLength(300)] public required string Title { get; init; }
    [Range(1, 86400)] public required int LengthSeconds { get; init; }
    public EndPolicy EndPolicy { get; init; } = EndPolicy.Warn;
}

/// <summary>Where the hearing takes place.</summary>
public sealed record VenueDocument
{
    [MaxLength(200)] public required string Name { get; init; }
    [MaxLength(500)] public string Address { get; init; } = "";
    public string? Directions { get; init; }
}

/// <summary>Who signs the certificates.</summary>
public sealed record SignatoryDocument
{
    [MaxLength(200)] public required string Name { get; init; }
    [MaxLength(200)] public required string Title { get; init; }
}

/// <summary>An instant that may not be passed; without a room it holds in every room.</summary>
public sealed record HardPointDocument
{
    [MaxLength(60)] public required string Key { get; init; }
    public required DateOnly Date { get; init; }
    public required TimeOnly Time { get; init; }
    [MaxLength(200)] public required string Purpose { get; init; }
    [MaxLength(40)] public string? Room { get; init; }
}
