using Hearing.Api.Documents.Designs;
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
        app.MapGet("/api/editions/{edition}/documents/certificates.zip", CertificateZip.SendAsync).Needs(Right.SeeDecision);
        app.MapGet("/api/editions/{edition}/documents/programme.svg", ProgrammePreview).Needs(Right.Organise);
        // The edition is known only by the certificate: the right is asked for inside.
        app.MapGet("/api/certificates/{id:guid}.pdf", One).ForEveryone();
        app.MapGet("/api/certificates/{id:guid}.svg", Preview).ForEveryone();
    }

    private static async Task<IResult> Programme(
        bool? archive, ProgrammePaper? paper, EditionScope scope, ProgrammePrinting printing, EditionTypesetter typesetter, HttpContext http, CancellationToken cancel)
    {
        var document = await ProgrammeDocument(printing, cancel) with { Paper = paper ?? ProgrammePaper.A4 };
        // The changes on it are those that the reader is told of.
        http.Response.Headers.CacheControl = "private, no-cache";
        var name = paper is { } chosen ? $"programme-{scope.Edition.Slug}-{chosen}.pdf" : $"programme-{scope.Edition.Slug}.pdf";
        return DocumentFiles.Pdf(http.Response, await typesetter.SetAsync(document, DocumentFiles.Form(archive), cancel), name);
    }

    private static async Task<IResult> ProgrammePreview(
        ProgrammePrinting printing, EditionTypesetter typesetter, HttpContext http, CancellationToken cancel) =>
        Picture(http, await typesetter.SetAsync(await ProgrammeDocument(printing, cancel), DocumentForm.Preview, cancel));

    private static async Task<ProgrammeDocument> ProgrammeDocument(ProgrammePrinting printing, CancellationToken cancel) =>
        await printing.NewestAsync(cancel) ?? throw new Refused(RefusalCode.NotFound, "No programme is published yet.");

    private static async Task<IResult> All(
        bool? archive, bool? printable, bool? bleed, CertificateSeries? series, EditionScope scope, HearingDb db, CertificatePrinting printing, CertificateProof proof,
        EditionTypesetter typesetter, HttpContext http, CancellationToken cancel)
    {
        DocumentFiles.Private(http.Response);
        var certificates = await proof.PrintableAsync(scope.Edition, await Visible(scope, db, series, cancel), printable == true, cancel);
        var document = (await printing.OfAsync(scope.Edition, cancel)).Document(certificates) with { Bleed = bleed == true };
        return DocumentFiles.Pdf(http.Response, await typesetter.SetAsync(document, DocumentFiles.Form(archive), cancel), $"certificates-{scope.Edition.Slug}.pdf");
    }

    private static async Task<IResult> One(
        Guid id, bool? archive, EditionScope scope, HearingDb db, CertificatePrinting printing, EditionTypesetter typesetter, HttpContext http, CancellationToken cancel)
    {
        var certificate = await Find(new CertificateId(id), scope, db, http, cancel);
        DocumentFiles.Private(http.Response);
        var document = (await printing.OfAsync(scope.Edition, cancel)).Document([certificate]);
        return DocumentFiles.Pdf(http.Response, await typesetter.SetAsync(document, DocumentFiles.Form(archive), cancel), FileName(certificate));
    }

    private static async Task<IResult> Preview(
        Guid id, EditionScope scope, HearingDb db, CertificatePrinting printing, EditionTypesetter typesetter, HttpContext http, CancellationToken cancel)
    {
        var certificate = await Find(new CertificateId(id), scope, db, http, cancel);
        return Picture(http, await typesetter.SetAsync((await printing.OfAsync(scope.Edition, cancel)).Document([certificate]), DocumentForm.Preview, cancel));
    }

    private static async Task<Certificate> Find(CertificateId id, EditionScope scope, HearingDb db, HttpContext http, CancellationToken cancel)
    {
        var certificate = await db.Certificates.FirstOrDefaultAsync(c => c.Id == id && c.WithdrawnAt == null, cancel)
            ?? throw new Refused(RefusalCode.NotFound, "There is no such certificate.");
        var slug = await db.Editions.Where(e => e.Id == certificate.EditionId).Select(e => e.Slug).SingleAsync(cancel);
        await scope.LoadAsync(slug, http.User, cancel);
        MaySee(scope, http, certificate);
        return certificate;
    }

    private static void MaySee(EditionScope scope, HttpContext http, Certificate certificate)
    {
        if (!scope.Access.Allows(Right.SeeDecision))
        {
            throw http.User.Identity?.IsAuthenticated != true
                ? new Refused(RefusalCode.SignInNeeded, "Sign in first.")
                : new Refused(RefusalCode.NotAllowed, "Certificates are shown after the release.");
        }

        if (!certificate.IsShownTo(scope.Access, scope.Edition))
        {
            throw certificate.Kind.IsUnderEmbargo()
                ? new Refused(RefusalCode.InConflict, "A conflict of interest stands against this.")
                : new Refused(RefusalCode.NotAllowed, "The organiser hands this one over.");
        }
    }

    internal static async Task<IReadOnlyList<Certificate>> Visible(EditionScope scope, HearingDb db, CertificateSeries? series, CancellationToken cancel)
    {
        var all = await db.Certificates.Where(c => c.EditionId == scope.Edition.Id && c.WithdrawnAt == null).OrderBy(c => c.Number).ToListAsync(cancel);
        var visible = all.Where(c => c.Kind.Series() == (series ?? CertificateSeries.Results) && c.IsShownTo(scope.Access, scope.Edition)).ToList();
        return visible.Count > 0 ? visible : throw new Refused(RefusalCode.NotFound, "No certificates are made yet.");
    }

    private static FileContentHttpResult Picture(HttpContext http, byte[] svg)
    {
        DocumentFiles.Private(http.Response);
        return TypedResults.Bytes(svg, "image/svg+xml");
    }

    internal static string FileName(Certificate certificate) =>
        $"{certificate.Number}-{string.Concat(certificate.CandidateName.Take(60).Select(c => char.IsLetterOrDigit(c) ? c : '-'))}.pdf";
}
