using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Calendars;

/// <summary>The published programme as calendar entries.</summary>
/// <param name="edition">The edition.</param>
/// <param name="versions">All its programme versions.</param>
public sealed class ProgrammeCalendar(Edition edition, IReadOnlyCollection<Programme> versions)
{
    private readonly Programme? _newest = versions.MaxBy(p => p.Version);

    /// <summary>For everybody: each session of the newest version, and as cancelled each that was in an earlier one only.</summary>
    public IReadOnlyList<CalendarEntry> Public() => [.. Current().Select(i => Entry(i, null, isBusy: true)), .. Cancelled().Select(Cancellation)];

    /// <summary>
    /// For one person: sessions that need the person take their time and carry the way in; all others are shown beside them as free time.
    /// The jury's private talk is the jury's, and nothing of it is shown to one whose jury role still sleeps.
    /// </summary>
    /// <param name="person">The reader.</param>
    /// <param name="sessions">What planning knows of the edition's sessions: who must be where.</param>
    public IReadOnlyList<CalendarEntry> For(Person person, IReadOnlyCollection<PlanSession> sessions)
    {
        var duties = sessions.Where(s => s.People.Contains(person.Id) || s.Panel.Pool.Contains(person.Id)).Select(s => s.Id).ToHashSet();
        var isAwake = (ProgrammeItem i) => i.Kind != SessionKind.PrivateTalk || !person.JuryRoleSleeps;
        var isNeeded = (ProgrammeItem i) => (duties.Contains(i.SessionId) || (i.CandidateId is not null && i.CandidateId == person.CandidateId)) && isAwake(i);
        var shown = (ProgrammeItem i) => i.Kind != SessionKind.PrivateTalk || isNeeded(i);
        return
        [
            .. Current().Where(shown).Select(i => Entry(i, Link(i), isNeeded(i))),
            .. Cancelled().Where(shown).Select(Cancellation),
        ];
    }

    private IReadOnlyList<ProgrammeItem> Current() => _newest?.Items ?? [];

    private IEnumerable<ProgrammeItem> Cancelled()
    {
        var current = Current().Select(i => i.SessionId).ToHashSet();
        return versions.OrderByDescending(p => p.Version).SelectMany(p => p.Items).Where(i => !current.Contains(i.SessionId)).DistinctBy(i => i.SessionId);
    }

    private CalendarEntry Cancellation(ProgrammeItem item) =>
        Entry(item, null, isBusy: false) with { Sequence = item.Sequence + 1, IsCancelled = true };

    private CalendarEntry Entry(ProgrammeItem item, Uri? link, bool isBusy)
    {
        var room = edition.Rooms.FirstOrDefault(r => r.Slug == item.Room);
        string[] place = [room?.Name ?? item.Room, .. edition.Venue is { } v && room?.Kind != RoomKind.Virtual ? new[] { v.Name, v.Address } : []];
        return new(
            $"{item.SessionId.Value}@guldtrappan", item.Sequence, _newest!.PublishedAt, item.Start, item.End, PlainText.Line(item.Title),
            string.Join(", ", place.Select(PlainText.Line).Where(p => p.Length > 0)),
            item.Parts.Count > 1 ? string.Join(" · ", item.Parts.Select(p => PlainText.Line(p.Title))) : "", link, false, isBusy);
    }

    private Uri? Link(ProgrammeItem item) =>
        Meetings.MeetingRules.LinkOf(edition, item, own: null) is { } link && Uri.TryCreate(link, UriKind.Absolute, out var uri)
        && (uri.Scheme is "https" or "http") ? uri : null;
}
