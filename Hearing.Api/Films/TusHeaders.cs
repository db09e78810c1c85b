using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Films;

/// <summary>
/// What tus asks of every request and answer at the addresses of uploads, refusals among them: the version, another method in a header
/// where a network lets none but POST through, and that nothing is cached.
/// </summary>
internal sealed class TusHeaders(RequestDelegate next)
{
    private const string Override = "X-HTTP-Method-Override";

    public static bool IsFor(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/');
        return parts is ["", "api", "editions", _, "uploads", ..];
    }

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers[Override].ToString() is { Length: > 0 } method)
        {
            request.Method = method.ToUpperInvariant();
        }

        context.Response.OnStarting(Write, context);
        // Asking what is supported needs no version, and the state as JSON is ours and no part of the protocol.
        if (!HttpMethods.IsOptions(request.Method) && !HttpMethods.IsGet(request.Method) && request.Headers[Tus.Resumable] != Tus.Version)
        {
            throw new Refused(RefusalCode.VersionUnknown, $"Send {Tus.Resumable}: {Tus.Version}.");
        }

        return next(context);
    }

    private static Task Write(object state)
    {
        var response = ((HttpContext)state).Response;
        response.Headers[Tus.Resumable] = Tus.Version;
        response.Headers.CacheControl = "no-store";
        if (response.StatusCode == StatusCodes.Status412PreconditionFailed)
        {
            response.Headers["Tus-Version"] = Tus.Version;
        }

        return Task.CompletedTask;
    }
}
