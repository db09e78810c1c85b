using Hearing.Api.People;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Films;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Films;

internal static class FilmPages
{
    public static void MapFilmPages(this IEndpointRouteBuilder app)
    {
        var largest = app.ServiceProvider.GetRequiredService<IOptions<FilmOptions>>().Value.MaxBytes;
        app.MapGet("/{edition}/films", Show).Needs(Right.RunHold);
        app.MapPost("/{edition}/films/{candidate:guid}", HandIn).AsForm().Needs(Right.WriteMaterial)
            .WithMetadata(new RequestSizeLimitAttribute(largest)).WithFormOptions(multipartBodyLengthLimit: largest);
    }

    /// <summary>A candidate's newest film as a panel shows it; a film whose bytes are not here has no address.</summary>
    public static FilmPanel.FilmModel Panel(string edition, CandidateId candidate, FilmFile? file, IFilmStorage storage)
    {
        var film = file?.Film;
        var address = film is null || !storage.Has(film.Sha256) ? null : $"/api/editions/{edition}/films/{film.Id.Value}";
        var report = file is null ? null : FilmReport.Of(file);
        return new(
            candidate.Value.ToString("N"), $"/{edition}/films/{candidate.Value}",
            address is null ? null : $"{address}/file?size=720", address is null || film?.CaptionsVtt is null ? null : $"{address}/captions.vtt",
            film?.Title, film?.Version ?? 0, film?.Length.TotalSeconds ?? 0, film?.Title)
        {
            Page = film is null ? null : $"/{edition}/films/{film.Id.Value}",
            Status = report?.Status,
            Next = report?.Next,
        };
    }

    /// <summary>The newest film of each candidate.</summary>
    public static async Task<Dictionary<CandidateId, Film>> NewestAsync(HearingDb db, EditionId edition, CancellationToken cancel) =>
        (await db.Films.Where(f => f.EditionId == edition).OrderBy(f => f.Version).ToListAsync(cancel))
            .GroupBy(f => f.CandidateId).ToDictionary(g => g.Key, g => g.Last());

    private static Task<IResult> Show(EditionScope scope, HearingDb db, FilmDesk desk, IFilmStorage storage, CancellationToken cancel) => PageAsync(scope, db, desk, storage, null, null, null, 200, cancel);

    private static async Task<IResult> PageAsync(EditionScope scope, HearingDb db, FilmDesk desk, IFilmStorage storage, CandidateId? refused, string? typed, string? error, int status, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var candidates = await db.Candidates.Where(c => c.EditionId == edition.Id).OrderBy(c => c.Order).ToListAsync(cancel);
        var films = (await desk.FilesAsync((await NewestAsync(db, edition.Id, cancel)).Values, cancel)).Values.ToDictionary(f => f.Film.CandidateId);
        var rows = candidates.Where(c => !scope.Access.IsInConflictWith(c.Id)).Select(c =>
        {
            var panel = Panel(edition.Slug, c.Id, films.GetValueOrDefault(c.Id), storage);
            return new FilmsPage.CandidateFilm(c.FullName, c.Id == refused ? panel with { Error = error, TypedTitle = typed } : panel);
        });
        return Page.Of<FilmsPage>(new { Model = new FilmsPage.FilmsModel(edition.Name, [.. rows]) }, status);
    }

    private static async Task<IResult> HandIn(
        Guid candidate, HttpRequest request, EditionScope scope, HearingDb db, FilmDesk desk, FilmIntake intake, IFilmStorage storage, MePages me, IStringLocalizer<FilmsText> texts, CancellationToken cancel)
    {
        var id = new CandidateId(candidate);
        var all = scope.Access.Has(Roles.Organiser | Roles.Technician);
        if (!all && scope.Access.CandidateId != id)
        {
            throw new Refused(RefusalCode.NotAllowed, "A film is handed in by its own candidate.");
        }

        if (!await db.Candidates.AnyAsync(c => c.Id == id && c.EditionId == scope.Edition.Id, cancel))
        {
            throw new Refused(RefusalCode.NotFound, "There is no such candidate.");
        }

        var form = await request.ReadFormAsync(cancel);
        var title = form["title"].ToString().Trim();
        try
        {
            await TakeAsync(scope, intake, id, title, form.Files, cancel);
        }
        catch (Refused refused) when (refused.Code is RefusalCode.FilmNotUsable or RefusalCode.Invalid)
        {
            var error = texts[$"Refused.{refused.Reason}", [.. refused.Facts]];
            return all
                ? await PageAsync(scope, db, desk, storage, id, title, error, 422, cancel)
                : await me.PageAsync(scope, title, error, 422, cancel);
        }

        return TypedResults.Redirect(all ? $"/{scope.Edition.Slug}/films" : $"/{scope.Edition.Slug}/me");
    }

    private static async Task TakeAsync(
        EditionScope scope, FilmIntake intake, CandidateId candidate, string title, IFormFileCollection files, CancellationToken cancel)
    {
        if (title.Length is 0 or > 300)
        {
            throw new Refused(RefusalCode.Invalid, "A film has a title.", "TitleMissing");
        }

        if (files["film"] is not { Length: > 0 } film)
        {
            throw new Refused(RefusalCode.Invalid, "A film file is missing.", "FileMissing");
        }

        string? captions = null;
        if (files["captions"] is { Length: > 0 } file)
        {
            if (file.Length > Captions.Longest * 4L)
            {
                throw new Refused(RefusalCode.FilmNotUsable, "The captions file is too large.", "NoCaptions");
            }

            using var reader = new StreamReader(file.OpenReadStream());
            captions = Captions.Read(await reader.ReadToEndAsync(cancel));
        }

        await using var content = film.OpenReadStream();
        await intake.TakeAsync(scope.Edition.Id, candidate, title, content, captions, scope.PersonId, cancel);
    }
}
