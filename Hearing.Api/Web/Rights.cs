using Hearing.Domain.People;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;

namespace Hearing.Api.Web;

/// <summary>The right that an endpoint or hub method asks for, in the edition its address names.</summary>
internal sealed record RightNeeded(Right Right) : IAuthorizationRequirement;

/// <summary>How endpoints state who may call them. One that states nothing is refused by the fallback policy.</summary>
internal static class Rights
{
    /// <summary>Only callers with this right in the edition.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder builder, Right right) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.AddRequirements(new RightNeeded(right)));

    /// <summary>Everybody, strangers too: said in so many words.</summary>
    public static TBuilder ForEveryone<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.AllowAnonymous();

    /// <summary>Only the organiser of the installation, who makes and imports editions.</summary>
    public static TBuilder NeedsInstallationOrganiser<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(InstallationOrganiser);

    public const string InstallationOrganiser = "installation-organiser";

    /// <summary>A form: posted by a page, with its antiforgery token.</summary>
    public static RouteHandlerBuilder AsForm(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new RequireAntiforgeryTokenAttribute(true)).AddEndpointFilter(async (call, next) =>
            call.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
                ? await next(call)
                : TypedResults.BadRequest("The form is too old. Open the page again."));

    /// <summary>No cache keeps what only some may read.</summary>
    public static RouteGroupBuilder KeptByNoCache(this RouteGroupBuilder group) => group.AddEndpointFilter(async (call, next) =>
    {
        call.HttpContext.Response.Headers.CacheControl = "no-cache, no-store";
        return await next(call);
    });

    /// <summary>The page continues in WebAssembly.</summary>
    public static TBuilder ContinuesInWebAssembly<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new WebAssemblyPage());

    /// <summary>The page asks for camera, microphone and screen, which browsers allow to no other page of ours.</summary>
    public static TBuilder UsesDevices<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new CameraPage());
}

/// <summary>Asks <see cref="Access"/>, the one table of rights.</summary>
internal sealed class RightHandler(EditionScope scope, IHttpContextAccessor http) : AuthorizationHandler<RightNeeded>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightNeeded requirement)
    {
        if (scope.Access.Allows(requirement.Right) && (requirement.Right == Right.SeePublic || IsInOwnRoom))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    /// <summary>A display sees its one room; people see all.</summary>
    private bool IsInOwnRoom => scope.Access.DisplayRoom is not { } own || (http.HttpContext?.GetRouteValue("room") as string ?? own) == own;
}
