using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Films;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Runs;

/// <summary>Fixes what a run takes from the edition.</summary>
public static class Pinning
{
    /// <summary>The programme version with the newest film of each candidate, the slate, the room's hard points and what is to be recorded.</summary>
    public static RunPins Of(Edition edition, Programme programme, string room, IEnumerable<Film> films, IReadOnlySet<PartId> recorded)
    {
        var newest = films.GroupBy(f => f.CandidateId).ToDictionary(g => g.Key, g => g.MaxBy(f => f.Version)!);
        var zone = edition.Zone;
        var parts = programme.InRoom(room).SelectMany(i => i.Parts).Select(p => p.Id).Where(recorded.Contains).ToList();
        return new RunPins(
            programme.Version, edition.TimeZone, edition.SlateSeconds * 1000L,
            [.. RunPlan.FilmCues(programme, room).Where(c => newest.ContainsKey(c.Candidate)).Select(c => Of(c.CueId, newest[c.Candidate]))],
            [.. edition.HardPoints.Where(h => h.Room is null || h.Room == room)
                .Select(h => new PinnedHardPoint(h.Key, zone.ToInstant(h.Date, h.Time), h.Purpose)).OrderBy(h => h.At)], parts.Count == 0 ? null : parts);
    }

    /// <summary>The film as it is fixed to a cue.</summary>
    public static CueFilm Of(PartId cue, Film film) => new(cue, film.Id, film.Version, (long)film.Length.TotalMilliseconds);
}
