using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Help;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Help;

/// <summary>The form that every page's frame leads to, for strangers too, and the list of those who help.</summary>
internal static class HelpPages
{
    public static void MapHelpPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/_help", (HttpRequest request, HelpDesk desk, HearingDb db, EditionScope scope, CancellationToken cancel) =>
            FormAsync(request.Query["edition"], new(null, null, null), null, 200, desk, db, scope, cancel)).ForEveryone();
        app.MapPost("/_help", AskAsync).AsForm().ForEveryone();
        app.MapGet("/_help/sent", (HttpRequest request, HearingDb db, HelpDesk desk, CancellationToken cancel) => SentAsync(request.Query["edition"], desk, db, cancel)).ForEveryone();
        var list = app.MapGroup("/{edition}/help").KeptByNoCache();
        list.MapGet("", ListAsync).Needs(Right.RunHold);
        list.MapPost("/{id:guid}", HandleFormAsync).AsForm().Needs(Right.RunHold);
        var api = app.MapGroup("/api/editions/{edition}/help").KeptByNoCache();
        api.MapGet("", (HelpDesk desk, CancellationToken cancel) => desk.ListAsync(cancel)).Needs(Right.RunHold);
        api.MapPost("", async (HelpAsked asked, HelpDesk desk, EditionScope scope, HttpContext http, CancellationToken cancel) =>
        {
            await desk.AskAsync(scope.Edition, asked, http, cancel);
            return TypedResults.NoContent();
        }).Needs(Right.FollowLive);
        api.MapPost("{id:guid}", async (Guid id, HelpHandled handled, HelpDesk desk, HttpRequest request, CancellationToken cancel) =>
        {
            await desk.HandleAsync(id, handled.Action, request, cancel);
            return TypedResults.NoContent();
        }).Needs(Right.RunHold).ProducesProblem(412).ProducesProblem(428);
    }

    private static async Task<Edition?> ForAsync(string? slug, HelpDesk desk, HearingDb db, CancellationToken cancel) =>
        (slug is { Length: > 0 } ? await db.Editions.FirstOrDefaultAsync(e => e.Slug == slug && e.Phase != Phase.Draft, cancel) : null) ?? await desk.EditionInChargeAsync(cancel);

    private static async Task<IResult> FormAsync(
        string? slug, HelpForm typed, (string Field, string Text)? error, int status, HelpDesk desk, HearingDb db, EditionScope scope, CancellationToken cancel)
    {
        var edition = await ForAsync(slug, desk, db, cancel);
        return Page.Of<HelpPage>(new
        {
            Model = new HelpPage.HelpModel(edition?.Slug, edition?.Name, edition?.HelpTelephone, typed.Who ?? scope.Person?.Name, typed.Where, typed.What, error?.Field, error?.Text),
        }, status);
    }

    private static async Task<IResult> AskAsync(
        HttpContext http, HelpDesk desk, HearingDb db, EditionScope scope, IStringLocalizer<HelpText> texts, CancellationToken cancel)
    {
        var fields = await http.Request.ReadFormAsync(cancel);
        var (form, edition) = (new HelpForm(fields["who"], fields["where"], fields["what"]), fields["edition"].ToString());
        try
        {
            var target = await ForAsync(edition, desk, db, cancel) ?? throw new Refused(RefusalCode.NotFound, "There is no hearing to get help at.");
            await desk.AskAsync(target, new(form.Who ?? "", form.Where ?? "", form.What ?? ""), http, cancel);
            return SeeOther.At($"/_help/sent?edition={target.Slug}");
        }
        catch (Refused refused) when (refused.Code is RefusalCode.Invalid or RefusalCode.TooMany)
        {
            return await FormAsync(edition, form, (refused.Reason!, texts[$"Refused.{refused.Reason}", [.. refused.Facts]]), refused.Code == RefusalCode.TooMany ? 429 : 422, desk, db, scope, cancel);
        }
    }

    private static async Task<IResult> SentAsync(string? slug, HelpDesk desk, HearingDb db, CancellationToken cancel)
    {
        var edition = await ForAsync(slug, desk, db, cancel);
        return Page.Of<HelpSentPage>(new { edition?.HelpTelephone, EditionSlug = edition?.Slug });
    }

    private static async Task<IResult> ListAsync(EditionScope scope, HelpDesk desk, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var requests = await desk.ListAsync(cancel);
        return Page.Of<HelpListPage>(new
        {
            Model = new HelpListPage.HelpListModel(edition.Slug, edition.Name, edition.HelpTelephone,
                [.. requests.Select(r => new HelpListPage.Row(r, edition.Zone.ToLocal(r.At), r.TakenAt is { } taken ? edition.Zone.ToLocal(taken) : null))]),
        });
    }

    private static async Task<IResult> HandleFormAsync(Guid id, [FromForm] string? action, EditionScope scope, HelpDesk desk, HttpRequest request, CancellationToken cancel)
    {
        if (!Enum.TryParse<HelpAction>(action, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted))
        {
            throw new Refused(RefusalCode.Invalid, "There is no such action.");
        }

        await desk.HandleAsync(id, wanted, request, cancel);
        return SeeOther.At($"/{scope.Edition.Slug}/help");
    }

    /// <summary>What was typed.</summary>
    internal sealed record HelpForm(string? Who, string? Where, string? What);
}
