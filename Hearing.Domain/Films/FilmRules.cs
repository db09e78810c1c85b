using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Films;

/// <summary>What a film may be, and who may fetch its bytes when.</summary>
public static class FilmRules
{
    /// <summary>The longest film that is accepted: three minutes, by the award's rules.</summary>
    public static readonly TimeSpan LongestFilm = TimeSpan.FromSeconds(180);

    /// <summary>How long before a day's first film its films may be fetched ahead.</summary>
    public static readonly TimeSpan FetchAhead = TimeSpan.FromMinutes(30);

    /// <summary>Refuses a film that is longer than allowed or holds nothing.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.FilmNotUsable"/></exception>
    public static void CheckLength(TimeSpan length)
    {
        if (length <= TimeSpan.Zero)
        {
            throw new Refused(RefusalCode.FilmNotUsable, "The file holds no moving picture.", "NoPicture");
        }

        if (length > LongestFilm)
        {
            throw new Refused(RefusalCode.FilmNotUsable,
                FormattableString.Invariant($"The film is {length.TotalSeconds:0.0} s long; at most {LongestFilm.TotalSeconds:0.0} s are allowed."),
                "TooLong", length.TotalSeconds, LongestFilm.TotalSeconds);
        }
    }

    /// <summary>
    /// Whether the caller may fetch the film: its own candidate, those who read material, those who follow live from
    /// <see cref="FetchAhead"/> before the room's first film cue of the film's day, and everybody once its candidate's award is released.
    /// A juror in conflict has what the whole room has, and nothing before it.
    /// </summary>
    public static bool MayFetch(Access access, Film film, Programme? programme, HearingZone zone, bool isRecipient, DateTimeOffset now)
    {
        if (access.IsReleased && isRecipient)
        {
            return true;
        }

        return access.MayReadMaterialOf(film.CandidateId) || (access.Allows(Right.FollowLive) && IsOfTheDay(access, film, programme, zone, now));
    }

    private static bool IsOfTheDay(Access access, Film film, Programme? programme, HearingZone zone, DateTimeOffset now)
    {
        var own = programme?.Items.FirstOrDefault(i => i.CandidateId == film.CandidateId);
        if (own is null || (access.DisplayRoom is { } room && room != own.Room))
        {
            return false;
        }

        var first = programme!.InRoom(own.Room)
            .Where(i => zone.DateOf(i.Start) == zone.DateOf(own.Start) && i.Parts.Any(p => p.Kind == PartKind.Film))
            .Select(i => i.Start).DefaultIfEmpty(own.Start).Min();
        return now >= first - FetchAhead;
    }
}
