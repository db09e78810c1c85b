using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Hearing.Api.Documents.Designs;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain.Documents;

namespace Hearing.Api.Documents;

/// <summary>
/// Certificates as one file each, sent while they are made: the first leaves before the last is set, and none is kept. The list of checksums at
/// the end is as <c>sha256sum --check</c> reads it. The header <c>X-Documents</c> says how many there will be.
/// </summary>
internal static class CertificateZip
{
    public static async Task<IResult> SendAsync(
        bool? archive, bool? printable, CertificateSeries? series, EditionScope scope, HearingDb db, CertificatePrinting printing, CertificateProof proof,
        EditionTypesetter typesetter, HttpContext http, CancellationToken cancel)
    {
        DocumentFiles.Private(http.Response);
        var print = await printing.OfAsync(scope.Edition, cancel);
        var certificates = await proof.PrintableAsync(scope.Edition, await DocumentEndpoints.Visible(scope, db, series, cancel), printable == true, cancel);
        http.Response.Headers["X-Documents"] = certificates.Count.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Stream(
            body => WriteAsync(body, certificates, c => typesetter.SetAsync(print.Document([c]), DocumentFiles.Form(archive), cancel), cancel),
            "application/zip", $"certificates-{scope.Edition.Slug}.zip");
    }

    private static async Task WriteAsync(Stream body, IReadOnlyList<Certificate> certificates, Func<Certificate, Task<byte[]>> make, CancellationToken cancel)
    {
        using var outgoing = new Outgoing();
        using (var zip = new ZipArchive(outgoing, ZipArchiveMode.Create, leaveOpen: true))
        {
            var checksums = new StringBuilder();
            foreach (var certificate in certificates)
            {
                var (pdf, name) = (await make(certificate), DocumentEndpoints.FileName(certificate));
                checksums.Append(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(SHA256.HashData(pdf))}  {name}\n");
                Add(zip, name, certificate.IssuedAt, pdf);
                await outgoing.SendAsync(body, cancel);
            }

            Add(zip, "SHA256SUMS.txt", certificates.Max(c => c.IssuedAt), Encoding.UTF8.GetBytes(checksums.ToString()));
        }

        await outgoing.SendAsync(body, cancel);
    }

    private static void Add(ZipArchive zip, string name, DateTimeOffset at, byte[] bytes)
    {
        // What is in them is compressed already.
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = at;
        using var content = entry.Open();
        content.Write(bytes);
    }

    /// <summary>Holds what the archive writes until it is sent: the archive writes its headers without waiting, which the server refuses.</summary>
    private sealed class Outgoing : MemoryStream
    {
        // Nothing that was sent is come back to.
        public override bool CanSeek => false;

        public async Task SendAsync(Stream body, CancellationToken cancel)
        {
            await body.WriteAsync(GetBuffer().AsMemory(0, (int)Length), cancel);
            SetLength(0);
        }
    }
}
