using Hearing.Client.Shared;

namespace Hearing.Api.Web;

/// <summary>Loads the edition named in the address before rights are checked, and tells the page's frame about it.</summary>
internal sealed class ScopeLoading(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, EditionScope scope, ShellState shell)
    {
        shell.Path = context.Request.Path + context.Request.QueryString;
        shell.SignedInAs = context.User.Identity?.Name;
        if (context.GetRouteValue("edition") is string slug)
        {
            await scope.LoadAsync(slug, context.User, context.RequestAborted);
            if (scope.IsLoaded)
            {
                shell.EditionSlug = slug;
                shell.EditionName = scope.Edition.Name;
                shell.HelpTelephone = scope.Edition.HelpTelephone;
                shell.Roles = scope.Access.Roles;
            }
        }

        await next(context);
    }
}
