using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.People;
using Hearing.Domain.Runs.Records;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Runs;

/// <summary>Reads a room's minutes, and compares kept ones with what is stored.</summary>
internal sealed class MinutesReading(HearingDb db, RunClock clock)
{
    /// <summary>The minutes as they are now; those of a finished run are the same at every later instant, but for films that jurors catch up on.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.NotFound"/> while nothing has begun.</exception>
    public async Task<MinutesFile> ReadAsync(RunOfRoom run, CancellationToken cancel)
    {
        var (edition, id) = (run.Edition, (run.Row ?? throw new Refused(RefusalCode.NotFound, "The run has not begun: there are no minutes yet.")).Id);
        var conflicts = await db.Conflicts.AsNoTracking().Where(c => c.EditionId == edition.Id).ToListAsync(cancel);
        var minutes = MinutesWriter.Of(
            run.Desk.Plan, id, run.Stored, conflicts.OrderBy(c => c.DeclaredAt).ThenBy(c => c.Order).Select(c => new MinutesConflict(c.JurorId, c.CandidateId)), clock.Now);
        var people = await db.People.AsNoTracking().Where(p => p.EditionId == edition.Id).ToListAsync(cancel);
        var films = await FilmsAsync(edition.Id, minutes, people, cancel);
        var named = minutes.Lines.Select(l => l.By).OfType<PersonId>().Concat(minutes.Lines.Select(l => l.Fact).OfType<FloorChanged>().Select(f => f.PersonId)).Concat(minutes.Conflicts.Select(c => c.JurorId)).Concat(films.SelectMany(f => f.Jury).Select(v => v.PersonId)).ToHashSet();
        return new(
            MinutesFile.Format1, edition.Slug, edition.Name, edition.Year, edition.Room(run.Room).Name, edition.TimeZone, run.Stored[^1].At, minutes,
            FactChain.Verify(id, run.Stored), [.. people.Where(p => named.Contains(p.Id)).Select(p => new NamedPerson(p.Id, p.Name))],
            [.. run.Candidates.Select(c => new NamedCandidate(c.Key, c.Value))])
        {
            Films = films,
        };
    }

    private async Task<List<MinutesFilm>> FilmsAsync(EditionId edition, Minutes minutes, List<Person> people, CancellationToken cancel)
    {
        var seen = await db.Set<FilmSeen>().AsNoTracking().Where(s => s.EditionId == edition).ToDictionaryAsync(s => (s.FilmId, s.PersonId), cancel);
        var jury = people.Where(p => p.ActiveRoles.HasFlag(Roles.Juror)).OrderBy(p => p.Order).ThenBy(p => p.Id.Value).ToList();
        return [.. minutes.Parts.Where(p => p is { BeganAt: not null, Film: not null, CandidateId: not null }).Select(p => (Candidate: p.CandidateId!.Value, Film: p.Film!)).DistinctBy(p => p.Film.FilmId)
            .Select(p => new MinutesFilm(p.Candidate, p.Film.FilmId, p.Film.Version,
            [
                .. jury.Where(j => j.CandidateId != p.Candidate && !minutes.Conflicts.Any(c => c.JurorId == j.Id && c.CandidateId == p.Candidate))
                    .Select(j => new MinutesViewer(j.Id, seen.GetValueOrDefault((p.Film.FilmId, j.Id))?.Share(TimeSpan.FromMilliseconds(p.Film.LengthMilliseconds)) ?? 0)),
            ]))];
    }

    /// <summary>Whether what is stored is what these minutes were made from; null when they are another run's.</summary>
    public static ChainVerdict? Compare(RunOfRoom run, KeptMinutes kept) =>
        run.Row?.Id == kept.RunId ? FactChain.Verify(kept.RunId, run.Stored, kept.Lines) : null;
}
