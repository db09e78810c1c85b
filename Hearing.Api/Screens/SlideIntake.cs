using Hearing.Api.Films;
using Hearing.Api.People;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Hearing.Domain.Screens;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Screens;

/// <summary>Handing in slides and fetching them: the same owner and rights as films.</summary>
internal sealed class SlideIntake(EditionScope scope, HearingDb db, IFilmStorage storage, SlideTaking taking)
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/{edition}/slides/{candidate:guid}", HandIn).AsForm().Needs(Right.WriteMaterial)
            .WithMetadata(new RequestSizeLimitAttribute(Slides.MostBytes + 65536)).WithFormOptions(multipartBodyLengthLimit: Slides.MostBytes + 65536);
        app.MapGet("/api/editions/{edition}/slides/{slides:guid}/file", async (Guid slides, SlideIntake intake, CancellationToken cancel) =>
            TypedResults.PhysicalFile((await intake.OwnAsync(slides, cancel)).Path, "application/pdf", "slides.pdf")).Needs(Right.SeePublic);
        app.MapGet("/api/editions/{edition}/slides/{slides:guid}/pages/{page}.png", PictureAsync).Needs(Right.SeePublic);
    }

    /// <summary>The newest slides of each candidate.</summary>
    public async Task<Dictionary<CandidateId, Slides>> NewestAsync(CancellationToken cancel)
    {
        var edition = scope.Edition.Id;
        return (await db.Set<Slides>().AsNoTracking().Where(s => s.EditionId == edition).OrderBy(s => s.Version).ToListAsync(cancel))
            .GroupBy(s => s.CandidateId).ToDictionary(g => g.Key, g => g.Last());
    }

    /// <summary>Slides that the caller may read before they are shown.</summary>
    public async Task<(Slides Slides, string Path)> OwnAsync(Guid id, CancellationToken cancel)
    {
        var slides = await FindAsync(id, cancel);
        return scope.Access.MayReadMaterialOf(slides.CandidateId) && storage.Has(slides.Sha256) ? (slides, storage.PathOf(slides.Sha256)) : throw NotFound();
    }

    private static async Task<IResult> PictureAsync(Guid slides, int page, SlideIntake intake, PdfTool tool, HttpResponse response, CancellationToken cancel)
    {
        var (found, path) = await intake.ShownAsync(slides, page, cancel);
        response.Headers.CacheControl = "private, max-age=86400";
        return TypedResults.PhysicalFile(await tool.PictureAsync(path, found.Sha256, Math.Clamp(page, 1, found.Pages), cancel), "image/png");
    }

    /// <summary>A page that is on a screen of a room the caller may see, or of slides that the caller may read anyway.</summary>
    private async Task<(Slides Slides, string Path)> ShownAsync(Guid id, int page, CancellationToken cancel)
    {
        var (edition, room) = (scope.Edition.Id, scope.Access.DisplayRoom);
        var isShown = scope.Access.Allows(Right.FollowLive) && await db.Set<HallPicture>().AnyAsync(h => h.EditionId == edition && h.SlidesId == id && h.Page == page && (room == null || h.Room == room), cancel);
        if (!isShown)
        {
            return await OwnAsync(id, cancel);
        }

        var slides = await FindAsync(id, cancel);
        return storage.Has(slides.Sha256) ? (slides, storage.PathOf(slides.Sha256)) : throw NotFound();
    }

    private async Task<Slides> FindAsync(Guid id, CancellationToken cancel)
    {
        var edition = scope.Edition.Id;
        return await db.Set<Slides>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.EditionId == edition, cancel) ?? throw NotFound();
    }

    private async Task TakeAsync(CandidateId candidate, IFormFile? file, CancellationToken cancel)
    {
        if (file is not { Length: > 0 and <= Slides.MostBytes })
        {
            throw new Refused(RefusalCode.SlidesNotUsable, "A PDF of at most 100 MB is needed.", "FileMissing", Slides.MostBytes / 1024 / 1024);
        }

        await using var content = file.OpenReadStream();
        var (digest, bytes) = await storage.SaveAsync(content, cancel);
        try
        {
            await taking.TakeKeptAsync(scope.Edition.Id, candidate, (digest, bytes), scope.PersonId, null, cancel);
        }
        catch
        {
            await storage.ForgetUnusedAsync(db, digest);
            throw;
        }
    }

    private static async Task<IResult> HandIn(
        Guid candidate, HttpRequest request, EditionScope scope, HearingDb db, SlideIntake intake, MePages me, ScreenControl control, IStringLocalizer<Hearing.Client.Screens.ScreensText> texts, CancellationToken cancel)
    {
        var (id, edition) = (new CandidateId(candidate), scope.Edition);
        if (!scope.Access.MayHandInFor(id))
        {
            throw new Refused(RefusalCode.NotAllowed, "Slides are handed in by their own candidate.");
        }

        if (!await db.Candidates.AnyAsync(c => c.Id == id && c.EditionId == edition.Id, cancel))
        {
            throw new Refused(RefusalCode.NotFound, "There is no such candidate.");
        }

        var form = await request.ReadFormAsync(cancel);
        var room = edition.Rooms.FirstOrDefault(r => r.Slug == form["room"])?.Slug;
        try
        {
            await intake.TakeAsync(id, form.Files["slides"], cancel);
        }
        catch (Refused refused) when (refused.Code == RefusalCode.SlidesNotUsable)
        {
            var error = texts[$"Refused.{refused.Reason}", [.. refused.Facts]].Value;
            return room is null ? await me.PageAsync(scope, null, null, 422, cancel, error) : await control.PageAsync(room, error, 422, cancel);
        }

        return SeeOther.At(room is null ? $"/{edition.Slug}/me#slides" : $"/{edition.Slug}/screens/{room}");
    }

    private static Refused NotFound() => new(RefusalCode.NotFound, "There are no such slides for you.");
}
