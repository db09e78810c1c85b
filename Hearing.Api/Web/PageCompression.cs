using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Hearing.Api.Web;

/// <summary>
/// Pages that many people fetch come compressed. A page asks for it by <see cref="Compressed"/>: how long a compressed answer is may tell
/// what stands in it, so a page that shows one person's secret (a calendar's address, a code) never does. The form token that every page
/// carries is made anew for each answer, and tells nothing.
/// </summary>
internal static class PageCompression
{
    public static void AddPageCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }

    public static void UsePageCompression(this WebApplication app) =>
        app.UseWhen(context => context.GetEndpoint()?.Metadata.GetMetadata<CompressedPage>() is not null, branch => branch.UseResponseCompression());

    /// <summary>The page is the same for all who may see it, and may be compressed.</summary>
    public static TBuilder Compressed<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new CompressedPage());

    private sealed class CompressedPage;
}
