using Hearing.Client.Shared;

namespace Hearing.Api.Web;

/// <summary>Loads the edition named in the address before rights are checked, and tells the page's frame about it.</summary>
internal sealed class ScopeLoading(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, EditionScope scope, ShellState shell)
    {
        Fill(shell, context);
        if (context.GetRouteValue("edition") is string slug)
        {
            await scope.LoadAsync(slug, context.User, context.RequestAborted);
            if (scope.IsLoaded)
            {
                shell.EditionSlug = slug;
                shell.EditionName = scope.Edition.Name;
                shell.HelpTelephone = scope.Edition.HelpTelephone;
                shell.Roles = scope.Access.Roles;
                shell.Rooms = [.. scope.Edition.Rooms.Select(r => new ShellRoom(r.Slug, r.Name))];
                shell.ReturnPath = HttpMethods.IsGet(context.Request.Method) ? shell.ReturnPath : $"/{slug}";
            }
        }

        await next(context);
    }

    private static void Fill(ShellState shell, HttpContext context)
    {
        shell.Path = context.Request.Path + context.Request.QueryString;
        shell.ReturnPath = HttpMethods.IsGet(context.Request.Method) ? shell.Path : "/";
        shell.SignedInAs = context.User.Identity?.Name;
        shell.Theme = context.Request.Cookies[Preferences.ThemeCookie] is "light" or "dark" ? context.Request.Cookies[Preferences.ThemeCookie] : null;
    }
}
