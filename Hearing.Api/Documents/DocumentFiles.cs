using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Hearing.Api.Documents;

/// <summary>How documents leave.</summary>
internal static class DocumentFiles
{
    public static DocumentForm Form(bool? archive) => archive == true ? DocumentForm.Archive : DocumentForm.Accessible;

    /// <summary>Kept by no cache, neither a proxy's nor the browser's.</summary>
    public static void Private(HttpResponse response) => response.Headers.CacheControl = "private, no-store";

    /// <summary>Inline, so that a browser shows it; the name is for saving.</summary>
    public static FileContentHttpResult Pdf(HttpResponse response, byte[] pdf, string name)
    {
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        // RFC 9530: the same document gives the same bytes, and this tells them.
        response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(pdf))}:";
        return TypedResults.Bytes(pdf, "application/pdf");
    }
}
