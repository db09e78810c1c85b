using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Films;
using Hearing.Domain.Films;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Films;

/// <summary>A film version's own page: the report, what is done about it, and who has found it right.</summary>
internal sealed class FilmPageReading(EditionScope scope, HearingDb db, FilmDesk desk, IFilmStorage storage, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/films/{film:guid}", async (Guid film, FilmPageReading reading, FilmDesk desk, CancellationToken cancel) =>
            await reading.PageAsync(await desk.FindAsync(film, cancel), null, 200, cancel)).Needs(Right.ReadMaterial);
        app.MapGet("/{edition}/films/{film:guid}/hall", async (Guid film, FilmPageReading reading, FilmDesk desk, CancellationToken cancel) =>
            await reading.HallAsync(await desk.FindAsync(film, cancel), cancel)).Needs(Right.ReadMaterial);
    }

    public async Task<IResult> PageAsync(Film film, string? error, int status, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var zone = edition.Zone;
        var candidate = await db.Candidates.AsNoTracking().SingleAsync(c => c.Id == film.CandidateId, cancel);
        var file = (await desk.FilesAsync([film], cancel))[film.Id];
        var people = file.SignOffs.Select(s => s.By).ToList();
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var versions = await db.Films.AsNoTracking().Where(f => f.CandidateId == film.CandidateId).OrderByDescending(f => f.Version)
            .Select(f => new { f.Id, f.Version, f.UploadedAt }).ToListAsync(cancel);
        return Page.Of<FilmPage>(new
        {
            Model = new FilmPage.FilmPageModel(edition.Slug, edition.Name, candidate.FullName, film.Id.Value, film.Title, film.Version, film.Length, Address(film), HasPoster(await MadeAsync(film, cancel)))
            {
                Report = FilmReport.Of(file),
                Measurement = file.Measurement,
                Captions = film.CaptionsVtt is not null,
                Languages = await db.Set<FilmCaptions>().AsNoTracking().Where(c => c.FilmId == film.Id).OrderBy(c => c.Language).Select(c => c.Language).ToListAsync(cancel),
                Excuse = film.CaptionsExcuse,
                ShowsNobody = film.ShowsNobody,
                Consents = [.. file.Consents.Select(c => new FilmPage.ConsentLine(c.Id, c.Name, c.Until, c.WithdrawnAt is null ? null : zone.ToLocal(c.WithdrawnAt.Value), c.Holds(file.HearingDay)))],
                SignOffs = [.. file.SignOffs.OrderBy(s => s.Side).Select(s => new FilmPage.SignOffLine(s.Side, s.By is { } by ? names.GetValueOrDefault(by) : null, zone.ToLocal(s.At)))],
                SignsFor = desk.MayChange(film) ? desk.Side(film) : null,
                Job = file.Preparing is { } job ? new(job.State, job.Percent, job.TimeLeft(clock.GetUtcNow()), job.Trouble) : null,
                Versions = [.. versions.Select(v => new FilmPage.VersionLine(v.Id.Value, v.Version, zone.ToLocal(v.UploadedAt)))],
                MayChange = desk.MayChange(film),
                MayExcuse = scope.Access.Has(Roles.Organiser),
                Error = error,
            },
        }, status);
    }

    private async Task<IResult> HallAsync(Film film, CancellationToken cancel)
    {
        var candidate = await db.Candidates.AsNoTracking().SingleAsync(c => c.Id == film.CandidateId, cancel);
        return Page.Of<HallViewPage>(new { Model = new HallViewPage.HallViewModel(scope.Edition.Slug, candidate.FullName, film.Id.Value, film.Title, Address(film), film.CaptionsVtt is not null) });
    }

    private Task<List<RenditionKind>> MadeAsync(Film film, CancellationToken cancel) =>
        db.Set<FilmRendition>().Where(r => r.FilmId == film.Id).Select(r => r.Kind).ToListAsync(cancel);

    private static bool HasPoster(List<RenditionKind> made) => made.Contains(RenditionKind.Poster);

    /// <summary>Where its bytes are fetched; null where they are not here.</summary>
    private string? Address(Film film) => storage.Has(film.Sha256) ? $"/api/editions/{scope.Edition.Slug}/films/{film.Id.Value}" : null;
}
