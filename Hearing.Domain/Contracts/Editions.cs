using Hearing.Domain.Editions;

namespace Hearing.Domain.Contracts;

/// <summary>An edition in a list.</summary>
public sealed record EditionSummary(string Slug, string Name, int Year, HearingMode Mode, Phase Phase);

/// <summary>
/// What everybody may know of an edition once it is published, and those who take part before. The revision is told to organisers only:
/// it rises with conflicts and certificates, too, which are nobody else's to know.
/// </summary>
public sealed record EditionDetails(
    string Slug, string Name, int Year, HearingMode Mode, Phase Phase, string TimeZone, long? Revision,
    IReadOnlyList<DateOnly> Days, IReadOnlyList<RoomSummary> Rooms);

/// <summary>A room without what only those who take part may know.</summary>
public sealed record RoomSummary(string Slug, string Name, RoomKind Kind);
