using Hearing.Domain.Planning;

namespace Hearing.Domain.Editions;

/// <summary>How the hearing takes place.</summary>
public enum HearingMode { OnSite, Virtual, Hybrid }

/// <summary>Where an edition stands; it only moves forward, except that publishing again stays in <see cref="Published"/> or <see cref="Live"/>.</summary>
public enum Phase { Draft, Published, Live, Deliberation, Released }

/// <summary>
/// One day of the hearing, local time in the edition's zone; half-open [opens, closes). <paramref name="MeetingLink"/> is where those who
/// take part at a distance come in that day, unless a session has its own.
/// </summary>
public sealed record HearingDay(DateOnly Date, TimeOnly Opens, TimeOnly Closes, string? MeetingLink = null);

/// <summary>What a room is: a place, a virtual meeting, or both at once.</summary>
public enum RoomKind { Real, Virtual, Both }

/// <summary>
/// A room with its running order. <paramref name="ChangeoverMinutes"/> is the time needed between two sessions;
/// <paramref name="OpenTimes"/> narrows the days' hours (empty: open as the day). Links are for those who take part.
/// </summary>
public sealed record Room(
    string Slug, string Name, RoomKind Kind, int ChangeoverMinutes,
    IReadOnlyList<OpenTime> OpenTimes, IReadOnlyList<string> Equipment, string? MeetingLink, string? CaptionLink);

/// <summary>A stretch in which a room is open, local time, half-open.</summary>
public sealed record OpenTime(DateOnly Date, TimeOnly From, TimeOnly Until);

/// <summary>Minutes needed to move between two rooms, either way.</summary>
public sealed record Travel(string FromRoom, string ToRoom, int Minutes);

/// <summary>A school form with the name used that year.</summary>
public sealed record SchoolForm(string Key, string Name);

/// <summary>A criterion the jury marks.</summary>
public sealed record Criterion(string Key, string Name, string Description);

/// <summary>The scale of marks: whole numbers from lowest to highest, with a label for each where given.</summary>
public sealed record MarkScale(int Lowest, int Highest, IReadOnlyList<MarkLabel> Labels);

/// <summary>What a mark is called.</summary>
public sealed record MarkLabel(int Mark, string Label);

/// <summary>A part of the session template that each candidate's session starts from.</summary>
public sealed record TemplatePart(PartKind Kind, string Title, int LengthSeconds, EndPolicy EndPolicy);

/// <summary>Where the hearing takes place, for the programme.</summary>
public sealed record Venue(string Name, string Address, string? Directions);

/// <summary>Who signs the certificates.</summary>
public sealed record Signatory(string Name, string Title);

/// <summary>An instant that may not be passed, local time, with its purpose (lunch, end of day). Null room: every room.</summary>
public sealed record HardPoint(string Key, DateOnly Date, TimeOnly Time, string Purpose, string? Room);
