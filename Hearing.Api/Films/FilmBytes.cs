using Hearing.Domain;
using Hearing.Domain.Contracts;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Hearing.Api.Films;

/// <summary>Answers with a film's stored bytes; a proxy that can reads them from the disk by itself.</summary>
internal sealed class FilmBytes(IFilmStorage storage, IOptions<FilmOptions> options)
{
    /// <summary>The bytes with that digest, which is their entity tag: what fetches ahead checks them against it.</summary>
    public IResult Of(string sha256, string mediaType, HttpContext http)
    {
        if (!storage.Has(sha256))
        {
            throw new Refused(RefusalCode.NotFound, "The film's bytes are not stored here.");
        }

        // What is played may be made anew, and its tag tells: asked again each time, and answered without the bytes while they are the same.
        // Private, so that no shared cache hands them to somebody else.
        http.Response.Headers.CacheControl = "private, no-cache";
        var tag = new EntityTagHeaderValue($"\"{sha256}\"");
        return options.Value.AccelPrefix is { } prefix
            ? Handed(prefix, sha256, mediaType, tag, http)
            : TypedResults.PhysicalFile(storage.PathOf(sha256), mediaType, entityTag: tag, enableRangeProcessing: true);
    }

    /// <summary>nginx cannot compare the tag by itself: what has not changed is said here.</summary>
    private static IResult Handed(string prefix, string sha256, string mediaType, EntityTagHeaderValue tag, HttpContext http)
    {
        http.Response.GetTypedHeaders().ETag = tag;
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        http.Response.Headers["X-Accel-Redirect"] = $"{prefix.TrimEnd('/')}/{sha256[..2]}/{sha256}";
        http.Response.ContentType = mediaType;
        return TypedResults.Empty;
    }
}
