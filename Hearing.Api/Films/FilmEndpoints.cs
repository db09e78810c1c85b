using Hearing.Api.Runs;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Awards;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Films;

internal static class FilmEndpoints
{
    public static void MapFilmEndpoints(this IEndpointRouteBuilder app)
    {
        var films = app.MapGroup("/api/editions/{edition}/films");
        films.MapGet("/", List).Needs(Right.ReadMaterial);
        films.MapGet("/{film:guid}/file", File).Needs(Right.SeePublic);
        films.MapGet("/{film:guid}/poster.jpg", Poster).Needs(Right.SeePublic);
    }

    private static async Task<List<FilmSummary>> List(EditionScope scope, HearingDb db, CancellationToken cancel)
    {
        var all = await db.Films.Where(f => f.EditionId == scope.Edition.Id)
            .Join(db.Candidates, f => f.CandidateId, c => c.Id, (f, c) => new { Film = f, Candidate = c }).ToListAsync(cancel);
        return [.. all
            .Where(x => scope.Access.MayReadMaterialOf(x.Candidate.Id))
            .OrderBy(x => x.Candidate.Order).ThenBy(x => x.Film.Version)
            .Select(x => new FilmSummary(x.Film.Id, x.Film.CandidateId, x.Candidate.FullName, x.Film.Version, x.Film.Title,
                (long)x.Film.Length.TotalMilliseconds, x.Film.SizeBytes, x.Film.CaptionsVtt is not null, x.Film.UploadedAt))];
    }

    /// <summary>The film: as it was handed in with <c>size=original</c>, else in the largest version made of it that fits <c>size</c> (720 or 1080).</summary>
    private static async Task<IResult> File(Guid film, string? size, FilmFetching fetching, HearingDb db, FilmBytes bytes, HttpContext http, CancellationToken cancel)
    {
        var found = await fetching.FindAsync(new FilmId(film), cancel);
        var most = size switch { null or "1080" => RenditionKind.Hd1080, "720" => RenditionKind.Hd720, _ => RenditionKind.Poster };
        var made = await db.Set<FilmRendition>().AsNoTracking().Where(r => r.FilmId == found.Id && r.Kind != RenditionKind.Poster).ToListAsync(cancel);
        var played = made.Where(r => r.Kind <= most).MaxBy(r => r.Kind);
        return bytes.Of(played?.Sha256 ?? found.Sha256, played is null ? found.MediaType : "video/mp4", http);
    }

    private static async Task<IResult> Poster(Guid film, FilmFetching fetching, HearingDb db, FilmBytes bytes, HttpContext http, CancellationToken cancel)
    {
        var found = await fetching.FindAsync(new FilmId(film), cancel);
        var poster = await db.Set<FilmRendition>().AsNoTracking().FirstOrDefaultAsync(r => r.FilmId == found.Id && r.Kind == RenditionKind.Poster, cancel);
        return bytes.Of(poster?.Sha256 ?? throw new Refused(RefusalCode.NotFound, "The film has no poster yet."), "image/jpeg", http);
    }
}

/// <summary>Finds a film for a caller who may fetch it now; for all others it does not exist.</summary>
internal sealed class FilmFetching(EditionScope scope, HearingDb db, RunLoading loading, TimeProvider clock)
{
    public async Task<Film> FindAsync(FilmId id, CancellationToken cancel)
    {
        var film = await db.Films.FirstOrDefaultAsync(f => f.Id == id && f.EditionId == scope.Edition.Id, cancel);
        if (film is null || !await MayFetchAsync(film, cancel))
        {
            throw new Refused(RefusalCode.NotFound, "There is no such film for you now.");
        }

        return film;
    }

    private async Task<bool> MayFetchAsync(Film film, CancellationToken cancel)
    {
        var programme = await db.Programmes.Where(p => p.EditionId == film.EditionId).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancel);
        var isRecipient = await db.Awards.AnyAsync(a => a.CandidateId == film.CandidateId && a.Kind != AwardKind.None, cancel);
        return FilmRules.MayFetch(scope.Access, film, programme, scope.Edition.Zone, isRecipient, clock.GetUtcNow())
            || await IsReachedAsync(film, programme, cancel);
    }

    /// <summary>A run may begin before its plan: what it has reached, and what comes next, may be seen by those who follow.</summary>
    private async Task<bool> IsReachedAsync(Film film, Programme? programme, CancellationToken cancel)
    {
        var room = programme?.Items.FirstOrDefault(i => i.CandidateId == film.CandidateId)?.Room;
        if (room is null || !scope.Access.Allows(Right.FollowLive) || (scope.Access.DisplayRoom ?? room) != room)
        {
            return false;
        }

        var rundown = (await loading.LoadAsync(scope.Edition, room, cancel)).Rundown();
        var next = RundownReader.At(rundown, clock.GetUtcNow()).Next;
        var reached = rundown.Cues.TakeWhile(c => c.Id != next).Concat(rundown.Cues.Where(c => c.Id == next));
        return rundown.Status == RunStatus.Running && reached.Any(c => c.Film?.FilmId == film.Id);
    }
}
