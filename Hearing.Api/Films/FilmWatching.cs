using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Films;

/// <summary>Takes in which stretches of a film were played. It is kept for jurors alone, who judge by it; of all others nothing is stored.</summary>
internal sealed class FilmWatching(EditionScope scope, HearingDb db, FilmFetching fetching, TimeProvider clock)
{
    private const int MostStretches = 500, MostTries = 4;

    public async Task TakeAsync(FilmId id, FilmWatched watched, CancellationToken cancel)
    {
        if (watched.Stretches.Count > MostStretches)
        {
            throw new Refused(RefusalCode.Invalid, $"At most {MostStretches} stretches are told at a time.");
        }

        var film = await fetching.FindAsync(id, cancel);
        if (scope.Person is not { } person || !scope.Access.Has(Roles.Juror) || scope.Access.IsInConflictWith(film.CandidateId))
        {
            return;
        }

        for (var tries = 1; ; tries++)
        {
            try
            {
                await AddAsync(film, person.Id, watched.Stretches, cancel);
                return;
            }
            catch (DbUpdateException raced) when (tries < MostTries && (raced is DbUpdateConcurrencyException || StorageFaults.IsTaken(raced)))
            {
                // The same juror plays it on two devices.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task AddAsync(Film film, PersonId person, IReadOnlyList<Stretch> stretches, CancellationToken cancel)
    {
        var seen = await db.Set<FilmSeen>().FirstOrDefaultAsync(s => s.FilmId == film.Id && s.PersonId == person, cancel);
        if (seen is null)
        {
            seen = new FilmSeen { FilmId = film.Id, PersonId = person, EditionId = film.EditionId };
            db.Add(seen);
        }

        seen.Add(stretches, film.Length, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }
}
