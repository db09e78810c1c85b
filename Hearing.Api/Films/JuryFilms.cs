using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Jury;
using Hearing.Domain;
using Hearing.Domain.Films;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Films;

/// <summary>A juror's own page of what they have seen of each film, to catch up on the rest by themselves.</summary>
internal static class JuryFilms
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/{edition}/jury/films", PageAsync).Needs(Right.Mark);

    private static async Task<IResult> PageAsync(EditionScope scope, HearingDb db, IFilmStorage storage, CancellationToken cancel)
    {
        var (edition, me) = (scope.Edition, scope.PersonId);
        var candidates = await db.Candidates.AsNoTracking().Where(c => c.EditionId == edition.Id).OrderBy(c => c.Order).ToListAsync(cancel);
        var films = await FilmPages.NewestAsync(db, edition.Id, cancel);
        var seen = await db.Set<FilmSeen>().AsNoTracking().Where(s => s.EditionId == edition.Id && s.PersonId == me).ToDictionaryAsync(s => s.FilmId, cancel);
        var posters = await db.Set<FilmRendition>().AsNoTracking().Where(r => r.EditionId == edition.Id && r.Kind == RenditionKind.Poster).Select(r => r.FilmId).ToListAsync(cancel);
        return Page.Of<JuryFilmsPage>(new
        {
            Model = new JuryFilmsPage.JuryFilmsModel(edition.Slug, edition.Name,
            [
                .. candidates.Where(c => films.ContainsKey(c.Id) && !scope.Access.IsInConflictWith(c.Id)).Select(c => Line(c.FullName, films[c.Id], seen.GetValueOrDefault(films[c.Id].Id), storage, posters)),
            ]),
        });
    }

    private static JuryFilmsPage.JuryFilm Line(string candidate, Film film, FilmSeen? seen, IFilmStorage storage, List<FilmId> posters) => new(
        film.Id.Value, candidate, film.Title, film.Version, seen?.Share(film.Length) ?? 0, FilmSeen.Missing(seen?.Seen ?? [], film.Length),
        storage.Has(film.Sha256), film.CaptionsVtt is not null, posters.Contains(film.Id));
}
