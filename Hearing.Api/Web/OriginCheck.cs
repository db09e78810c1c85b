using Hearing.Api.Runs;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Web;

/// <summary>
/// A change under <c>/api</c>, a hub and a stream are asked for by our own pages or by programs, never by another site's page:
/// checked by Origin, Sec-Fetch-Site and content type. Forms elsewhere carry an antiforgery token.
/// </summary>
internal sealed class OriginCheck(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var changes = !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));
        if (changes && request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            CheckOrigin(request);
            CheckType(request);
        }
        else if (request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal) || RunStreams.IsAskedFor(request))
        {
            CheckOrigin(request);
        }

        return next(context);
    }

    private static void CheckOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var own = $"{request.Scheme}://{request.Host}";
        if ((origin.Length > 0 && !string.Equals(origin, own, StringComparison.OrdinalIgnoreCase)) || site is not ("" or "same-origin" or "none"))
        {
            throw new Refused(RefusalCode.NotAllowed, "Changes are accepted from this site's own pages only.");
        }
    }

    private static void CheckType(HttpRequest request)
    {
        if (request.HasFormContentType || request.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) == true)
        {
            throw new Refused(RefusalCode.Invalid, "Send JSON (application/json).");
        }
    }
}
