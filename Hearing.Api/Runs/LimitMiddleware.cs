using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Runs;

/// <summary>Holds live connections to the limits of their address, before anybody is asked who they are.</summary>
internal sealed class AddressLimit(RequestDelegate next, LiveLimits limits)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!Live.IsAsked(context))
        {
            await next(context);
            return;
        }

        using var place = limits.Enter(context.Connection.RemoteIpAddress);
        await (place is null ? Live.RefuseAsync(context) : next(context));
    }
}

/// <summary>Holds live connections to the limits of the person who has signed in.</summary>
internal sealed class UserLimit(RequestDelegate next, LiveLimits limits)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!Live.IsAsked(context) || context.User.Identity?.IsAuthenticated != true)
        {
            await next(context);
            return;
        }

        using var place = limits.Enter(context.User);
        await (place is null ? Live.RefuseAsync(context) : next(context));
    }
}

/// <summary>Which requests last as long as somebody follows.</summary>
internal static class Live
{
    private const string RetryAfterSeconds = "2";

    public static bool IsAsked(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal)
            ? !context.Request.Path.Value!.EndsWith("/negotiate", StringComparison.Ordinal)
            : RunStreams.IsAskedFor(context.Request);

    public static Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        var refused = new Refused(RefusalCode.TooMany, "There are too many connections of yours. Close some, or wait a moment.");
        return TypedResults.Problem(refused.Message, statusCode: StatusCodes.Status429TooManyRequests, title: refused.Message,
            extensions: new Dictionary<string, object?> { ["code"] = refused.CodeText }).ExecuteAsync(context);
    }
}
