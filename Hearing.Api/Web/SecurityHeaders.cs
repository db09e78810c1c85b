using Microsoft.AspNetCore.StaticAssets;

namespace Hearing.Api.Web;

/// <summary>Marks an endpoint whose page continues in WebAssembly, which needs a wider script policy.</summary>
internal sealed class WebAssemblyPage;

/// <summary>Marks an endpoint whose page asks for camera, microphone and screen.</summary>
internal sealed class CameraPage;

/// <summary>
/// The headers that every answer carries, those to faults too: they are written last, when an answer that was begun may have been thrown away.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Common = "default-src 'none'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; media-src 'self' blob:; "
        + "connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'; ";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Write, context);
        return next(context);
    }

    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        var wasm = context.GetEndpoint()?.Metadata.GetMetadata<WebAssemblyPage>() is not null;
        headers.ContentSecurityPolicy = Common + (wasm ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'");
        headers.XContentTypeOptions = "nosniff";
        headers.TryAdd("Referrer-Policy", "same-origin");
        var devices = context.GetEndpoint()?.Metadata.GetMetadata<CameraPage>() is null ? "()" : "(self)";
        headers["Permissions-Policy"] = $"camera={devices}, microphone={devices}, display-capture={devices}, geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        KeepApart(context);
        return Task.CompletedTask;
    }

    /// <summary>Pages differ by sign-in, language and appearance, which are all cookies: no shared cache hands one to somebody else.</summary>
    private static void KeepApart(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (headers.CacheControl.ToString().Contains("max-age", StringComparison.Ordinal) || context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return;
        }

        headers.Append("Vary", "Cookie");
        if (context.User.Identity?.IsAuthenticated == true && headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "private, no-cache";
        }
    }
}
