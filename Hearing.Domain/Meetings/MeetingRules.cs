using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Meetings;

/// <summary>Which meeting link a session has, who may know it, and from when.</summary>
public static class MeetingRules
{
    /// <summary>How long before their session presenters are let in.</summary>
    public static readonly TimeSpan PresentersEarly = TimeSpan.FromMinutes(30);

    /// <summary>How long before a session all others are let in.</summary>
    public static readonly TimeSpan OthersEarly = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The session's own link, else its day's, else its room's. A private talk has its own or none: the jury never talks where the room is.
    /// </summary>
    public static string? LinkOf(Edition edition, ProgrammeItem item, string? own)
    {
        if (item.Kind == SessionKind.PrivateTalk)
        {
            return own;
        }

        var date = edition.Zone.DateOf(item.Start);
        return own ?? edition.Days.FirstOrDefault(d => d.Date == date)?.MeetingLink ?? edition.Rooms.FirstOrDefault(r => r.Slug == item.Room)?.MeetingLink;
    }

    /// <summary>
    /// Whether the caller may ever know the session's link: everybody who follows live and is a person; a private talk's only jurors.
    /// A juror in conflict with every candidate that the talk is about stays outside; in a talk about several they come in and
    /// step out for the one.
    /// </summary>
    public static bool MayKnow(Access access, Programme programme, ProgrammeItem item)
    {
        if (access.PersonId is null || !access.Allows(Right.FollowLive))
        {
            return false;
        }

        if (item.Kind != SessionKind.PrivateTalk)
        {
            return true;
        }

        var about = About(programme, item);
        return access.Has(Roles.Juror) && (about.Count == 0 || !about.All(access.IsInConflictWith));
    }

    /// <summary>From when the caller sees the link: organisers and technicians always, presenters before the others.</summary>
    public static DateTimeOffset OpensAt(Access access, ProgrammeItem item, DateTimeOffset expectedStart) =>
        access.Has(Roles.Organiser | Roles.Technician) ? DateTimeOffset.MinValue
        : expectedStart - (item.CandidateId is { } candidate && access.CandidateId == candidate ? PresentersEarly : OthersEarly);

    /// <summary>The candidates that a private talk is about: those who presented in its room that day since the talk before it.</summary>
    public static IReadOnlyList<CandidateId> About(Programme programme, ProgrammeItem talk)
    {
        var earlier = programme.InRoom(talk.Room).Where(i => i.Start < talk.Start && i.Start.Date == talk.Start.Date).Reverse();
        return [.. earlier.TakeWhile(i => i.Kind != SessionKind.PrivateTalk).Where(i => i.CandidateId is not null).Select(i => i.CandidateId!.Value).Distinct()];
    }
}
