using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;

namespace Hearing.Domain.Planning;

/// <summary>Freezing the draft plan into the next numbered programme.</summary>
public static class Publishing
{
    /// <summary>
    /// The next version: all placed sessions, with the differences to the newest of <paramref name="earlier"/>. An item's sequence is 0 at
    /// first and rises by one each time its start, end or room is another than when it was last published; by two when it returns, since
    /// calendars were told of its cancellation under the next.
    /// </summary>
    /// <exception cref="Refused">
    /// <see cref="RefusalCode.PlanNotReady"/> when nothing is placed or two sessions are in one room at once; other warnings do not stop it.
    /// <see cref="RefusalCode.WrongPhase"/> once the jury deliberates.
    /// </exception>
    public static Programme Publish(
        Edition edition, IReadOnlyList<Session> sessions, PlanningProblem problem,
        IReadOnlyList<Programme> earlier, PersonId? by, DateTimeOffset now)
    {
        if (edition.Phase > Phase.Live)
        {
            throw new Refused(RefusalCode.WrongPhase, "The hearing is over; its programme is not published again.");
        }

        var draft = Draft(edition, sessions, earlier);
        if (draft.Count == 0)
        {
            throw new Refused(RefusalCode.PlanNotReady, "No session has a slot.");
        }

        if (PlanCheck.Of(problem, PlanningProblem.PlanOf(sessions)).FirstOrDefault(w => w.Kind == PlanWarningKind.RoomDoubleBooked) is { } clash)
        {
            throw new Refused(RefusalCode.PlanNotReady, $"Two sessions are in room '{clash.Reason.Room}' at once.");
        }

        var last = earlier.MaxBy(p => p.Version);
        return new Programme
        {
            EditionId = edition.Id,
            Version = (last?.Version ?? 0) + 1,
            PublishedAt = now,
            PublishedBy = by,
            Items = draft,
            Changes = last is null ? [] : Changes(last.Items, draft),
        };
    }

    /// <summary>What the next version would hold, by start and then room.</summary>
    public static IReadOnlyList<ProgrammeItem> Draft(Edition edition, IReadOnlyList<Session> sessions, IReadOnlyList<Programme> earlier)
    {
        var zone = edition.Zone;
        return [.. sessions.Where(s => s.Slot is not null).Select(s => Item(s, s.Slot!, zone, earlier))
            .OrderBy(i => i.Start).ThenBy(i => i.Room, StringComparer.Ordinal)];
    }

    /// <summary>The differences between two versions, by the new start (or the old, where removed).</summary>
    public static IReadOnlyList<ProgrammeChange> Changes(IReadOnlyList<ProgrammeItem> old, IReadOnlyList<ProgrammeItem> now)
    {
        var before = old.ToDictionary(i => i.SessionId);
        var after = now.Select(i => i.SessionId).ToHashSet();
        var removed = old.Where(i => !after.Contains(i.SessionId)).Select(i => new ProgrammeChange(
            ChangeKind.Removed, i.SessionId, i.Title, i.Start, i.Room, null, null));
        var others = from item in now
                     let was = before.GetValueOrDefault(item.SessionId)
                     let kind = KindOf(was, item)
                     where kind is not null
                     select new ProgrammeChange(kind.Value, item.SessionId, item.Title, was?.Start, was?.Room, item.Start, item.Room);
        return [.. removed.Concat(others).OrderBy(c => c.NewStart ?? c.OldStart)];
    }

    private static ChangeKind? KindOf(ProgrammeItem? was, ProgrammeItem item) => was switch
    {
        null => ChangeKind.Added,
        _ when was.Start != item.Start || was.Room != item.Room => ChangeKind.Moved,
        _ when was.End != item.End || was.Title != item.Title || was.Kind != item.Kind || !was.Parts.SequenceEqual(item.Parts) => ChangeKind.Changed,
        _ => null,
    };

    private static ProgrammeItem Item(Session session, Slot slot, HearingZone zone, IReadOnlyList<Programme> earlier)
    {
        var start = zone.ToInstant(slot.Date, slot.Start);
        var end = start + session.Length;
        var was = earlier.OrderByDescending(p => p.Version).SelectMany(p => p.Items).FirstOrDefault(i => i.SessionId == session.Id);
        var returns = was is not null && !earlier.MaxBy(p => p.Version)!.Items.Contains(was);
        var kept = was is null || (was.Start, was.End, was.Room) == (start, end, slot.Room);
        return new ProgrammeItem(
            session.Id, session.Kind, session.Title, session.CandidateId, slot.Room, start, end, session.Parts,
            (was?.Sequence ?? 0) + (returns ? 2 : kept ? 0 : 1))
        { BufferPurpose = session.BufferPurpose };
    }
}
