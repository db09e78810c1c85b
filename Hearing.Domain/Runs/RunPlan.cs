using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Floors;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Runs;

/// <summary>What a run in a room is made from: the frozen programmes by version, and what would be fixed if it were started now.</summary>
/// <param name="Room">The room's slug.</param>
/// <param name="Programmes">Every version that the run's facts name, and the newest.</param>
/// <param name="Upcoming">The newest programme with today's films, for a run that has not begun; facts bring their own.</param>
public sealed record RunPlan(string Room, IReadOnlyList<Programme> Programmes, RunPins Upcoming)
{
    /// <summary>The room's cues as the pinned programme has them.</summary>
    public IReadOnlyList<Cue> Order(RunPins pins)
    {
        var zone = HearingZone.Named(pins.TimeZone);
        var films = pins.Films.ToDictionary(f => f.CueId);
        var recorded = (pins.Recorded ?? []).ToHashSet();
        var programme = Programmes.First(p => p.Version == pins.ProgrammeVersion);
        return [.. programme.InRoom(Room).SelectMany(item => Cues(item, zone, films)).Select(c => recorded.Contains(c.Id) ? c with { IsRecorded = RecordingRules.MayRecord(c) } : c)];
    }

    /// <summary>The cues that play a candidate's film: the film parts of its sessions in the room.</summary>
    public static IEnumerable<(PartId CueId, CandidateId Candidate)> FilmCues(Programme programme, string room) =>
        from item in programme.InRoom(room)
        where item.CandidateId is not null
        from part in item.Parts
        where part.Kind == PartKind.Film
        select (part.Id, item.CandidateId!.Value);

    private static IEnumerable<Cue> Cues(ProgrammeItem item, HearingZone zone, Dictionary<PartId, CueFilm> films)
    {
        var start = item.Start;
        foreach (var part in item.Parts)
        {
            yield return new Cue(
                part.Id, item.SessionId, item.Title, part.Kind, part.Title, item.CandidateId, zone.DateOf(item.Start), start, item.Start,
                part.Length, part.EndPolicy, part.HostNotes)
            { Film = films.GetValueOrDefault(part.Id), SessionKind = item.Kind, BufferPurpose = item.BufferPurpose };
            start += part.Length;
        }
    }
}
