using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.People;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.People;

/// <summary>Hall screens: a code on the screen, typed in by the organiser or the technician, binds it to one room.</summary>
internal static class DisplayPages
{
    private const string Cookie = "hearing-display";

    public static void MapDisplays(this IEndpointRouteBuilder app)
    {
        app.MapGet("/display", Show).ForEveryone();
        app.MapForm("/display", Begin).ForEveryone();
        app.MapGet("/display/state", State).ForEveryone();
        app.MapGet("/{edition}/displays", (EditionScope scope, HearingDb db, CancellationToken cancel) => ListAsync(scope, db, null, null, 200, cancel)).Needs(Right.RunHold);
        app.MapForm("/{edition}/displays", Pair).Needs(Right.RunHold);
        app.MapForm("/{edition}/displays/{id:guid}/revoke", Revoke).Needs(Right.RunHold);
    }

    private static async Task<Display?> MineAsync(HttpContext http, HearingDb db, TimeProvider clock)
    {
        var hash = Secrets.Hash(http.Request.Cookies[Cookie] ?? "");
        var mine = await db.Set<Display>().FirstOrDefaultAsync(d => d.SecretHash == hash, http.RequestAborted);
        return mine is not null && (mine.IsPaired || mine.IsWaiting(clock.GetUtcNow())) ? mine : null;
    }

    private static async Task<IResult> Show(HttpContext http, HearingDb db, TimeProvider clock)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var mine = await MineAsync(http, db, clock);
        if (mine is { IsPaired: true })
        {
            var slug = await db.Editions.Where(e => e.Id == mine.EditionId).Select(e => e.Slug).SingleAsync(http.RequestAborted);
            await SignIn.AsDisplayAsync(http, mine);
            return SeeOther.At($"/{slug}/live/{mine.Room}");
        }

        return Page.Of<DisplayPage>(new { Code = mine is null ? null : Secrets.Code(http.Request.Cookies[Cookie]!, mine.Id) });
    }

    private static async Task<IResult> Begin(HttpContext http, HearingDb db, TimeProvider clock, PrivateCookies cookies)
    {
        var now = clock.GetUtcNow();
        await db.Set<Display>().Where(d => d.PairedAt == null && d.CreatedAt < now - TimeSpan.FromDays(1)).ExecuteDeleteAsync(http.RequestAborted);
        if (await db.Set<Display>().CountAsync(d => d.PairedAt == null && d.CreatedAt > now - Display.Patience, http.RequestAborted) >= 100)
        {
            throw new Refused(RefusalCode.TooMany, "Too many screens wait to be paired.");
        }

        var secret = Secrets.New();
        var id = Guid.CreateVersion7();
        db.Add(new Display { Id = id, SecretHash = Secrets.Hash(secret), CodeHash = Secrets.Hash(Secrets.Code(secret, id)), CreatedAt = now });
        await db.SaveChangesAsync(http.RequestAborted);
        cookies.Keep(http, Cookie, secret, "/display", TimeSpan.FromDays(60));
        return SeeOther.At("/display");
    }

    /// <summary>For the waiting screen's script.</summary>
    private static async Task<IResult> State(HttpContext http, HearingDb db, TimeProvider clock)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return TypedResults.Ok(new { open = await MineAsync(http, db, clock) is { IsPaired: true } or null });
    }

    private static async Task<IResult> ListAsync(EditionScope scope, HearingDb db, string? typed, string? error, int status, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var displays = await db.Set<Display>().AsNoTracking().Where(d => d.EditionId == edition.Id && d.RevokedAt == null).OrderBy(d => d.PairedAt).ToListAsync(cancel);
        return Page.Of<DisplaysPage>(new
        {
            Model = new DisplaysPage.DisplaysModel(
                edition.Slug, edition.Name, [.. edition.Rooms.Select(r => (r.Slug, r.Name))],
                [.. displays.Select(d => new DisplaysPage.Screen(d.Id, edition.Rooms.FirstOrDefault(r => r.Slug == d.Room)?.Name ?? d.Room!, edition.Zone.ToLocal(d.PairedAt!.Value)))],
                typed, error),
        }, status);
    }

    private static async Task<IResult> Pair(
        [FromForm] string? code, [FromForm] string? room, EditionScope scope, HearingDb db, TimeProvider clock, IStringLocalizer<DisplayText> texts, CancellationToken cancel)
    {
        var (hash, now) = (Secrets.HashTyped(code ?? ""), clock.GetUtcNow());
        var display = await db.Set<Display>().FirstOrDefaultAsync(d => d.CodeHash == hash && d.PairedAt == null && d.CreatedAt > now - Display.Patience, cancel);
        if (display is null)
        {
            return await ListAsync(scope, db, code, texts["CodeWrong"], 422, cancel);
        }

        display.Pair(scope.Edition.Id, scope.Edition.Room(room ?? "").Slug, now);
        db.Note(scope.Edition.Id, now, scope.Person?.Id, "display-paired", display.Id.ToString());
        await db.SaveChangesAsync(cancel);
        return SeeOther.At($"/{scope.Edition.Slug}/displays");
    }

    private static async Task<IResult> Revoke(Guid id, EditionScope scope, HearingDb db, TimeProvider clock, CancellationToken cancel)
    {
        var edition = scope.Edition.Id;
        var display = await db.Set<Display>().FirstOrDefaultAsync(d => d.Id == id && d.EditionId == edition, cancel)
            ?? throw new Refused(RefusalCode.NotFound, "There is no such screen.");
        display.Revoke(clock.GetUtcNow());
        db.Note(edition, clock.GetUtcNow(), scope.Person?.Id, "display-revoked", id.ToString());
        await db.SaveChangesAsync(cancel);
        return SeeOther.At($"/{scope.Edition.Slug}/displays");
    }
}
