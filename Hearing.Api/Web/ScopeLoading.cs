using Hearing.Api.Floors;
using Hearing.Api.Storage;
using Hearing.Client.Shared;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Web;

/// <summary>Loads the edition named in the address before rights are checked, and tells the page's frame about it.</summary>
internal sealed class ScopeLoading(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // A connection that follows stays for hours: what is loaded here must not be held by it.
        await LoadAsync(context);
        await next(context);
    }

    private static async Task LoadAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var (scope, shell) = (services.GetRequiredService<EditionScope>(), services.GetRequiredService<ShellState>());
        Fill(shell, context);
        if (EditionSlug(context) is { } slug)
        {
            await scope.LoadAsync(slug, context.User, context.RequestAborted);
        }

        if (scope.IsLoaded && (scope.Access.Roles != Roles.None || scope.Edition.Phase != Phase.Draft))
        {
            Fill(shell, scope);
            shell.Records = services.GetRequiredService<IOptions<FloorOptions>>().Value.MayRecord;
        }
        else if (Page.IsWanted(context.Request))
        {
            shell.HelpTelephone = await services.GetRequiredService<HearingDb>().Editions.Where(e => e.Phase != Phase.Draft && e.HelpTelephone != null)
                .OrderByDescending(e => e.Phase == Phase.Live).ThenByDescending(e => e.Year).Select(e => e.HelpTelephone).FirstOrDefaultAsync(context.RequestAborted);
        }

        if (!HttpMethods.IsGet(context.Request.Method))
        {
            shell.ReturnPath = shell.EditionSlug is null ? "/" : $"/{shell.EditionSlug}";
        }
    }

    /// <summary>The route's edition; for an address that leads nowhere its first segment, so that the page that says so has the edition's help.</summary>
    private static string? EditionSlug(HttpContext context) =>
        context.GetRouteValue("edition") as string
        ?? ((context.GetRouteValue("path") as string)?.Split('/')[0] is { } first && Domain.Slug.IsFree(first) ? first : null);

    private static void Fill(ShellState shell, HttpContext context)
    {
        shell.Path = context.Request.Path + context.Request.QueryString;
        shell.ReturnPath = shell.Path;
        shell.SignedInAs = context.User.Identity?.Name;
        shell.Theme = context.Request.Cookies[Preferences.ThemeCookie] is "light" or "dark" ? context.Request.Cookies[Preferences.ThemeCookie] : null;
    }

    private static void Fill(ShellState shell, EditionScope scope)
    {
        shell.EditionSlug = scope.Edition.Slug;
        shell.EditionName = scope.Edition.Name;
        shell.HelpTelephone = scope.Edition.HelpTelephone;
        shell.Roles = scope.Access.Roles;
        shell.Rooms = scope.HasProgramme ? [.. scope.Edition.Rooms.Select(r => new ShellRoom(r.Slug, r.Name))] : [];
    }
}
