using System.IO.Compression;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Documents;

internal static class DocumentEndpoints
{
    public static void MapDocumentEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/editions/{edition}/programme.pdf", Programme).Needs(Right.SeePublic);
        app.MapGet("/api/editions/{edition}/documents/certificates.pdf", All).Needs(Right.SeeDecision);
        app.MapGet("/api/editions/{edition}/documents/certificates.zip", Each).Needs(Right.SeeDecision);
        // The edition is known only by the certificate: the right is asked for inside.
        app.MapGet("/api/certificates/{id:guid}.pdf", One).ForEveryone();
    }

    private static async Task<IResult> Programme(
        bool? archive, EditionScope scope, HearingDb db, DocumentWords words, ITypesetter typesetter, HttpContext http, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var programme = await db.Programmes.Where(p => p.EditionId == edition.Id).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancel)
            ?? throw new Refused(RefusalCode.NotFound, "No programme is published yet.");
        var candidates = await db.Candidates.Where(c => c.EditionId == edition.Id).ToListAsync(cancel);
        var document = words.Print(edition, programme).Document(candidates);
        http.Response.Headers.CacheControl = "no-cache";
        return File(http, await typesetter.SetAsync(document, Standard(archive), cancel), $"programme-{edition.Slug}-{programme.Version}.pdf");
    }

    private static async Task<IResult> All(
        bool? archive, EditionScope scope, HearingDb db, DocumentWords words, ITypesetter typesetter, HttpContext http, CancellationToken cancel)
    {
        var document = words.Print(scope.Edition).Document(await Visible(scope, db, cancel));
        Private(http);
        return File(http, await typesetter.SetAsync(document, Standard(archive), cancel), $"certificates-{scope.Edition.Slug}.pdf");
    }

    private static async Task<IResult> Each(
        bool? archive, EditionScope scope, HearingDb db, DocumentWords words, ITypesetter typesetter, HttpContext http, CancellationToken cancel)
    {
        var print = words.Print(scope.Edition);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var certificate in await Visible(scope, db, cancel))
            {
                var pdf = await typesetter.SetAsync(print.Document([certificate]), Standard(archive), cancel);
                var entry = zip.CreateEntry(FileName(certificate), CompressionLevel.Fastest);
                entry.LastWriteTime = certificate.IssuedAt;
                await using var content = await entry.OpenAsync(cancel);
                await content.WriteAsync(pdf, cancel);
            }
        }

        Private(http);
        return TypedResults.File(bytes.ToArray(), "application/zip", $"certificates-{scope.Edition.Slug}.zip");
    }

    private static async Task<IResult> One(
        Guid id, bool? archive, EditionScope scope, HearingDb db, DocumentWords words, ITypesetter typesetter, HttpContext http, CancellationToken cancel)
    {
        var certificateId = new CertificateId(id);
        var certificate = await db.Certificates.FirstOrDefaultAsync(c => c.Id == certificateId && c.WithdrawnAt == null, cancel)
            ?? throw new Refused(RefusalCode.NotFound, "There is no such certificate.");
        var slug = await db.Editions.Where(e => e.Id == certificate.EditionId).Select(e => e.Slug).SingleAsync(cancel);
        await scope.LoadAsync(slug, http.User, cancel);
        MaySee(scope, certificate);
        Private(http);
        var document = words.Print(scope.Edition).Document([certificate]);
        return File(http, await typesetter.SetAsync(document, Standard(archive), cancel), FileName(certificate));
    }

    private static void MaySee(EditionScope scope, Certificate certificate)
    {
        if (!scope.Access.Allows(Right.SeeDecision))
        {
            throw scope.Person is null
                ? new Refused(RefusalCode.SignInNeeded, "Sign in first.")
                : new Refused(RefusalCode.NotAllowed, "Certificates are shown after the release.");
        }

        if (!scope.Edition.IsReleased && scope.Access.IsInConflictWith(certificate.CandidateId))
        {
            throw new Refused(RefusalCode.InConflict, "A conflict of interest stands against this.");
        }
    }

    private static async Task<IReadOnlyList<Certificate>> Visible(EditionScope scope, HearingDb db, CancellationToken cancel)
    {
        var all = await db.Certificates.Where(c => c.EditionId == scope.Edition.Id && c.WithdrawnAt == null).OrderBy(c => c.Number).ToListAsync(cancel);
        var visible = all.Where(c => scope.Edition.IsReleased || !scope.Access.IsInConflictWith(c.CandidateId)).ToList();
        return visible.Count > 0 ? visible : throw new Refused(RefusalCode.NotFound, "No certificates are made yet.");
    }

    private static DocumentStandard Standard(bool? archive) => archive == true ? DocumentStandard.Archive : DocumentStandard.Accessible;

    private static void Private(HttpContext http) => http.Response.Headers.CacheControl = "private, no-store";

    // Inline, so that a browser shows it; the name is for saving.
    private static FileContentHttpResult File(HttpContext http, byte[] pdf, string name)
    {
        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return TypedResults.Bytes(pdf, "application/pdf");
    }

    private static string FileName(Certificate certificate) =>
        $"{certificate.Number}-{string.Concat(certificate.CandidateName.Take(60).Select(c => char.IsLetterOrDigit(c) ? c : '-'))}.pdf";
}
