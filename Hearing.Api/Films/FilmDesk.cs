using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Films;

/// <summary>Finds films for those who work with them before the day, with all that the report needs.</summary>
internal sealed class FilmDesk(EditionScope scope, HearingDb db)
{
    /// <summary>A film that the caller may read before it is on stage.</summary>
    public async Task<Film> FindAsync(Guid id, CancellationToken cancel)
    {
        var found = await AnyAsync(id, cancel);
        return scope.Access.MayReadMaterialOf(found.CandidateId) ? found : throw new Refused(RefusalCode.NotAllowed, "Before it is on stage a film is its candidate's and the jury's.");
    }

    /// <summary>A film that the caller may change what belongs to it.</summary>
    public async Task<Film> FindToChangeAsync(Guid id, CancellationToken cancel)
    {
        var found = await AnyAsync(id, cancel);
        return MayChange(found) ? found : throw new Refused(RefusalCode.NotAllowed, "A film is its own candidate's.");
    }

    private async Task<Film> AnyAsync(Guid id, CancellationToken cancel)
    {
        var (film, edition) = (new FilmId(id), scope.Edition.Id);
        return await db.Films.FirstOrDefaultAsync(f => f.Id == film && f.EditionId == edition, cancel) ?? throw new Refused(RefusalCode.NotFound, "There is no such film.");
    }

    public bool MayChange(Film film) => !scope.Access.IsInConflictWith(film.CandidateId)
        && (scope.Access.Has(Roles.Organiser | Roles.Technician) || (scope.Access.Has(Roles.Candidate) && scope.Access.CandidateId == film.CandidateId));

    /// <summary>The side for which the caller signs the film off; null for those who do not.</summary>
    public SignOffSide? Side(Film film) =>
        scope.Access.Has(Roles.Technician | Roles.Organiser) ? SignOffSide.Technician
        : scope.Access.Has(Roles.Candidate) && scope.Access.CandidateId == film.CandidateId ? SignOffSide.Candidate : null;

    /// <summary>All that is known of these films.</summary>
    public async Task<Dictionary<FilmId, FilmFile>> FilesAsync(IReadOnlyCollection<Film> films, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var ids = films.Select(f => f.Id).ToList();
        var measured = await db.Set<FilmMeasurement>().AsNoTracking().Where(m => ids.Contains(m.FilmId)).ToDictionaryAsync(m => m.FilmId, cancel);
        var signed = (await db.Set<SignOff>().AsNoTracking().Where(s => ids.Contains(s.FilmId)).ToListAsync(cancel)).ToLookup(s => s.FilmId);
        var jobs = (await db.Set<FilmJob>().AsNoTracking().Where(j => j.FilmId != null && ids.Contains(j.FilmId.Value) && j.Kind == FilmJobKind.Transcode).ToListAsync(cancel)).ToLookup(j => j.FilmId!.Value);
        var consents = (await db.Set<FilmConsent>().AsNoTracking().Where(c => c.EditionId == edition.Id).ToListAsync(cancel)).ToLookup(c => c.CandidateId);
        var programme = await db.Programmes.AsNoTracking().Where(p => p.EditionId == edition.Id).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancel);
        return films.ToDictionary(f => f.Id, f => new FilmFile(
            f, measured.GetValueOrDefault(f.Id), [.. consents[f.CandidateId].OrderBy(c => c.Id)], [.. signed[f.Id]], jobs[f.Id].OrderBy(j => j.QueuedAt).ThenBy(j => j.Id).LastOrDefault(), DayOf(f)));

        DateOnly DayOf(Film film) => programme?.Items.FirstOrDefault(i => i.CandidateId == film.CandidateId) is { } item
            ? edition.Zone.DateOf(item.Start) : edition.Days.Select(d => d.Date).DefaultIfEmpty().Max();
    }
}
