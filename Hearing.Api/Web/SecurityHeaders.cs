namespace Hearing.Api.Web;

/// <summary>Marks an endpoint whose page continues in WebAssembly, which needs a wider script policy.</summary>
internal sealed class WebAssemblyPage;

/// <summary>The headers that every answer carries.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Common = "default-src 'none'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; media-src 'self' blob:; "
        + "connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'; ";

    public Task InvokeAsync(HttpContext context)
    {
        var wasm = context.GetEndpoint()?.Metadata.GetMetadata<WebAssemblyPage>() is not null;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Common + (wasm ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    }
}
