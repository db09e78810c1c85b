using Hearing.Api.Editions;
using Hearing.Api.Runs;
using Hearing.Api.Screens;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.People;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Hearing.Domain.Screens;
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
        app.MapPost("/display", Begin).AsForm().ForEveryone();
        app.MapGet("/display/state", State).ForEveryone();
        app.MapGet("/{edition}/displays", (EditionScope scope, HearingDb db, CancellationToken cancel) => ListAsync(scope, db, null, null, 200, cancel)).Needs(Right.RunHold);
        app.MapPost("/{edition}/displays", Pair).AsForm().Needs(Right.RunHold);
        app.MapPost("/{edition}/displays/{id:guid}/set", Set).AsForm().Needs(Right.RunHold);
        app.MapPost("/{edition}/displays/{id:guid}/revoke", Revoke).AsForm().Needs(Right.RunHold);
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
            return SeeOther.At(ScreenPages.PathOf(slug, mine.Room!, mine.Shows));
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
                [.. displays.Select(d => new DisplaysPage.Screen(
                    d.Id, d.Room!, edition.Rooms.FirstOrDefault(r => r.Slug == d.Room)?.Name ?? d.Room!, d.Name, d.Shows, edition.Zone.ToLocal(d.PairedAt!.Value)))],
                typed, error),
        }, status);
    }

    private static async Task<IResult> Pair(
        HttpRequest request, EditionScope scope, HearingDb db, TimeProvider clock, IStringLocalizer<DisplayText> texts, CancellationToken cancel)
    {
        var form = await request.ReadFormAsync(cancel);
        var (code, shows, now) = (form["code"].ToString(), Kind(form["shows"]), clock.GetUtcNow());
        var hash = Secrets.HashTyped(code);
        var display = await db.Set<Display>().FirstOrDefaultAsync(d => d.CodeHash == hash && d.PairedAt == null && d.CreatedAt > now - Display.Patience, cancel);
        if (display is null)
        {
            return await ListAsync(scope, db, code, texts["CodeWrong"], 422, cancel);
        }

        display.Pair(scope.Edition.Id, scope.Edition.Room(form["room"].ToString()).Slug, now);
        display.Set(shows, form["name"]);
        db.Note(scope.Edition.Id, now, scope.Person?.Id, "display-paired", display.Id.ToString());
        await db.SaveChangesAsync(cancel);
        return SeeOther.At($"/{scope.Edition.Slug}/displays");
    }

    private static async Task<IResult> Set(Guid id, HttpRequest request, EditionScope scope, HearingDb db, TimeProvider clock, Broadcaster broadcaster, CancellationToken cancel)
    {
        var form = await request.ReadFormAsync(cancel);
        var display = await FindAsync(id, scope, db, cancel);
        display.Set(Kind(form["shows"]), form["name"]);
        db.Note(scope.Edition.Id, clock.GetUtcNow(), scope.Person?.Id, "display-set", id.ToString());
        await db.SaveChangesAsync(cancel);
        broadcaster.Nudge(scope.Edition, display.Room!, "screens");
        return SeeOther.At($"/{scope.Edition.Slug}/displays");
    }

    private static ScreenKind Kind(string? typed) => Enum.TryParse<ScreenKind>(typed, out var kind) && Enum.IsDefined(kind)
        ? kind
        : throw new Refused(RefusalCode.Invalid, "There is no such kind of screen.");

    private static async Task<Display> FindAsync(Guid id, EditionScope scope, HearingDb db, CancellationToken cancel)
    {
        var edition = scope.Edition.Id;
        return await db.Set<Display>().FirstOrDefaultAsync(d => d.Id == id && d.EditionId == edition, cancel)
            ?? throw new Refused(RefusalCode.NotFound, "There is no such screen.");
    }

    private static async Task<IResult> Revoke(Guid id, EditionScope scope, HearingDb db, TimeProvider clock, CancellationToken cancel)
    {
        var display = await FindAsync(id, scope, db, cancel);
        display.Revoke(clock.GetUtcNow());
        db.Note(scope.Edition.Id, clock.GetUtcNow(), scope.Person?.Id, "display-revoked", id.ToString());
        await db.SaveChangesAsync(cancel);
        return SeeOther.At($"/{scope.Edition.Slug}/displays");
    }
}
