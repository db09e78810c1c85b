using Hearing.Domain.Planning;
using Hearing.Domain.Runs;

namespace Hearing.Domain.Contracts;

/// <summary>A fact with who brought it about; no name when that person is gone or the fact was imported.</summary>
public sealed record DeskFact(long Revision, DateTimeOffset At, string? By, RunFact Fact);

/// <summary>The newest version of a candidate's film.</summary>
public sealed record DeskFilm(CandidateId CandidateId, FilmId FilmId, int Version, long LengthMilliseconds);

/// <summary>
/// What an organiser's browser needs to ask the run's own code there: repairs, the ledger, a rehearsal, who did what.
/// </summary>
/// <param name="Programmes">Every version that the facts name, and the newest; of each the room's sessions only.</param>
/// <param name="Upcoming">What a start, or adopting the newest programme, would fix now.</param>
/// <param name="Facts">All of them, oldest first.</param>
/// <param name="Away">When candidates have said that they cannot.</param>
/// <param name="People">The names of those whom facts are about and who are still known.</param>
/// <param name="ClockIsOff">Whether the server's run clock is too far from that of the other nodes.</param>
public sealed record RunDesk(
    string Room, IReadOnlyList<ProgrammeVersionDocument> Programmes, RunPins Upcoming, IReadOnlyList<DeskFact> Facts,
    IReadOnlyList<DeskFilm> Films, IReadOnlyList<CandidateAway> Away, bool ClockIsOff, IReadOnlyDictionary<PersonId, string> People)
{
    /// <summary>The desk of a run whose plan is at hand.</summary>
    /// <param name="names">The names of the edition's people.</param>
    public static RunDesk Of(
        RunPlan plan, IReadOnlyList<DeskFact> facts, IEnumerable<Films.Film> films, IReadOnlyList<CandidateAway> away, bool clockIsOff,
        IReadOnlyDictionary<PersonId, string> names)
    {
        var named = facts.Select(f => f.Fact switch { RunStarted s => s.Pins.ProgrammeVersion, ProgrammeAdopted a => a.Pins.ProgrammeVersion, _ => 0 }).ToHashSet();
        named.Add(plan.Upcoming.ProgrammeVersion);
        return new(
            plan.Room, [.. plan.Programmes.Where(p => named.Contains(p.Version)).Select(p => OfRoom(p, plan.Room))], plan.Upcoming, facts,
            [.. films.GroupBy(f => f.CandidateId).Select(g => g.MaxBy(f => f.Version)!)
                .Select(f => new DeskFilm(f.CandidateId, f.Id, f.Version, (long)f.Length.TotalMilliseconds))],
            away, clockIsOff, NamesIn(facts.Select(f => f.Fact), names));
    }

    /// <summary>The run as its facts have made it.</summary>
    public RunFold Fold() => RunFold.Of(Plan(), Facts.Select(f => new RecordedFact(f.Revision, f.At, f.Fact)));

    /// <summary>What the run is made from, as the run's code wants it.</summary>
    public RunPlan Plan() => new(Room, [.. Programmes.Select(p => EditionImport.ProgrammeOf(default, p))], Upcoming);

    /// <summary>The names of those whom facts are about.</summary>
    public static IReadOnlyDictionary<PersonId, string> NamesIn(IEnumerable<RunFact> facts, IReadOnlyDictionary<PersonId, string> names) =>
        facts.OfType<FloorChanged>().Select(f => f.PersonId).Distinct().Where(names.ContainsKey).ToDictionary(id => id, id => names[id]);

    private static ProgrammeVersionDocument OfRoom(Programme programme, string room)
    {
        var document = EditionExport.ProgrammeOf(programme);
        return document with { Items = [.. document.Items.Where(i => i.Room == room)], Changes = [] };
    }
}
