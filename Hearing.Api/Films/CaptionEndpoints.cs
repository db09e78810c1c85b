using System.Text.RegularExpressions;
using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Films;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Films;

/// <summary>Captions in any language: Swedish stands with the film, the others beside it.</summary>
internal sealed partial class CaptionEndpoints(EditionScope scope, HearingDb db, FilmDesk desk, IFilmStorage storage, TimeProvider clock)
{
    private const string Swedish = "sv";

    public static void Map(IEndpointRouteBuilder app)
    {
        var films = app.MapGroup("/api/editions/{edition}/films/{film:guid}");
        films.MapGet("/captions.vtt", async (Guid film, FilmFetching fetching, CancellationToken cancel) => Vtt((await fetching.FindAsync(new FilmId(film), cancel)).CaptionsVtt)).Needs(Right.SeePublic);
        films.MapGet("/captions", async (Guid film, FilmFetching fetching, CaptionEndpoints captions, CancellationToken cancel) =>
            await captions.LanguagesAsync(await fetching.FindAsync(new FilmId(film), cancel), cancel)).Needs(Right.SeePublic);
        films.MapGet("/captions/{language}.vtt", async (Guid film, string language, FilmFetching fetching, CaptionEndpoints captions, CancellationToken cancel) =>
            Vtt(await captions.TextAsync(await fetching.FindAsync(new FilmId(film), cancel), language, cancel))).Needs(Right.SeePublic);
        films.MapPost("/captions/{language}", (Guid film, string language, HttpRequest request, CaptionEndpoints captions, CancellationToken cancel) => captions.TakeAsync(film, language, request, cancel)).Needs(Right.WriteMaterial);
        app.MapGet("/{edition}/films/{film:guid}/captions", async (Guid film, string? language, string? saved, CaptionEndpoints captions, CancellationToken cancel) =>
            await captions.PageAsync(film, language ?? Swedish, null, null, 200, cancel, saved == "yes")).Needs(Right.WriteMaterial);
        app.MapPost("/{edition}/films/{film:guid}/captions", (Guid film, HttpRequest request, IFormCollection form, CaptionEndpoints captions, IStringLocalizer<FilmsText> texts, CancellationToken cancel) =>
            captions.FormAsync(film, request, form, texts, cancel)).AsForm().Needs(Right.WriteMaterial);
    }

    private static ContentHttpResult Vtt(string? text) => text is null ? throw new Refused(RefusalCode.NotFound, "The film has no such captions.") : TypedResults.Text(text, "text/vtt");

    /// <summary>The languages there are captions in, Swedish first.</summary>
    private async Task<List<string>> LanguagesAsync(Film film, CancellationToken cancel)
    {
        var others = await db.Set<FilmCaptions>().Where(c => c.FilmId == film.Id).OrderBy(c => c.Language).Select(c => c.Language).ToListAsync(cancel);
        return film.CaptionsVtt is null ? others : [Swedish, .. others];
    }

    private async Task<string?> TextAsync(Film film, string language, CancellationToken cancel) =>
        language == Swedish ? film.CaptionsVtt : (await db.Set<FilmCaptions>().AsNoTracking().FirstOrDefaultAsync(c => c.FilmId == film.Id && c.Language == language, cancel))?.Vtt;

    /// <summary>Takes a file as it is. The first needs no <c>If-Match</c>; to change captions that are there takes the film's or their revision.</summary>
    private async Task<IResult> TakeAsync(Guid id, string language, HttpRequest request, CancellationToken cancel)
    {
        var film = await desk.FindToChangeAsync(id, cancel);
        if (request.ContentLength is null or > Captions.Longest * 4L)
        {
            throw new Refused(RefusalCode.TooLarge, "The captions file is too large, or its length is not said.");
        }

        using var reader = new StreamReader(request.Body);
        await StoreAsync(film, language, await reader.ReadToEndAsync(cancel), request, cancel);
        return TypedResults.NoContent();
    }

    private async Task<IResult> FormAsync(Guid id, HttpRequest request, IFormCollection form, IStringLocalizer<FilmsText> texts, CancellationToken cancel)
    {
        var (film, language, text) = (await desk.FindToChangeAsync(id, cancel), form["language"].ToString(), form["text"].ToString());
        try
        {
            await StoreAsync(film, language, text, request, cancel);
        }
        catch (Refused refused) when (refused.Code is RefusalCode.FilmNotUsable or RefusalCode.Invalid)
        {
            return await PageAsync(id, language, text, texts[$"Refused.{refused.Reason}", [.. refused.Facts]], 422, cancel);
        }
        catch (Refused refused) when (refused.Code == RefusalCode.Stale)
        {
            return await PageAsync(id, language, text, texts["Refused.CaptionsStale"], 412, cancel);
        }

        return SeeOther.At($"/{scope.Edition.Slug}/films/{id}/captions?language={Uri.EscapeDataString(language)}&saved=yes");
    }

    private async Task StoreAsync(Film film, string language, string text, HttpRequest request, CancellationToken cancel)
    {
        if (!Tag().IsMatch(language))
        {
            throw new Refused(RefusalCode.Invalid, "The language is a tag such as sv or en.", "Language");
        }

        var read = Captions.Read(text);
        var now = clock.GetUtcNow();
        var other = language == Swedish ? null : await db.Set<FilmCaptions>().FirstOrDefaultAsync(c => c.FilmId == film.Id && c.Language == language, cancel);
        if (await TextAsync(film, language, cancel) is not null)
        {
            request.Check(other?.Revision ?? film.Revision);
        }

        if (language == Swedish)
        {
            (film.CaptionsVtt, film.CaptionsChangedAt) = (read, now);
        }
        else if (other is null)
        {
            db.Add(new FilmCaptions { FilmId = film.Id, Language = language, EditionId = film.EditionId, Vtt = read, ChangedAt = now });
        }
        else
        {
            (other.Vtt, other.ChangedAt) = (read, now);
        }

        // Who found it right has not seen it with these captions.
        db.RemoveRange(await db.Set<SignOff>().Where(s => s.FilmId == film.Id).ToListAsync(cancel));
        db.Note(film.EditionId, now, scope.PersonId, "film-captions-changed", $"{film.Id.Value}");
        await db.SaveChangesAsync(cancel);
    }

    private async Task<IResult> PageAsync(Guid id, string language, string? typed, string? error, int status, CancellationToken cancel, bool isSaved = false)
    {
        var film = await desk.FindToChangeAsync(id, cancel);
        var candidate = await db.Candidates.AsNoTracking().SingleAsync(c => c.Id == film.CandidateId, cancel);
        var other = language == Swedish ? null : await db.Set<FilmCaptions>().AsNoTracking().FirstOrDefaultAsync(c => c.FilmId == film.Id && c.Language == language, cancel);
        var address = storage.Has(film.Sha256) ? $"/api/editions/{scope.Edition.Slug}/films/{id}" : null;
        return Page.Of<CaptionsPage>(new
        {
            Model = new CaptionsPage.CaptionsModel(
                scope.Edition.Slug, candidate.FullName, id, film.Title, film.Length, address, Tag().IsMatch(language) ? language : Swedish, await LanguagesAsync(film, cancel),
                typed ?? (language == Swedish ? film.CaptionsVtt : other?.Vtt) ?? "", other?.Revision ?? film.Revision, error, isSaved),
        }, status);
    }

    [GeneratedRegex(@"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\z")]
    private static partial Regex Tag();
}
