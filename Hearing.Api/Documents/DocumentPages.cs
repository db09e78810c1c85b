using System.Globalization;
using Hearing.Api.Documents.Papers;
using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Documents;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Documents;

internal static class DocumentPages
{
    public static void MapDocumentPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/verify", IResult (string? code, IOptions<HearingOptions> options) => CertificateCode.Read(code) is { } read
            ? TypedResults.Redirect($"/verify/{read}")
            : Verified(new(code is not null, null, null, options.Value.IsProvisional), code is null ? 200 : 404)).ForEveryone();
        app.MapGet("/verify/{code}", Verify).ForEveryone();
        app.MapGet("/{edition}/documents", Show).Needs(Right.PrintCertificates);
        app.MapPost("/{edition}/documents/certificates", Issue).AsForm().Needs(Right.PrintCertificates);
    }

    private static async Task<IResult> Verify(string code, HearingDb db, DocumentWords words, IOptions<HearingOptions> options, CancellationToken cancel)
    {
        var asked = CertificateCode.Read(code);
        var found = asked is null ? null : await db.Certificates.Where(c => c.Code == asked)
            .Join(db.Editions, c => c.EditionId, e => e.Id, (c, e) => new { Certificate = c, Edition = e }).FirstOrDefaultAsync(cancel);
        var provisional = options.Value.IsProvisional;
        return found switch
        {
            { Edition.IsReleased: true, Certificate: { WithdrawnAt: { } on } c } => Verified(new(true, null, new(c.Number, Day(found.Edition, on)), provisional)),
            { Edition.IsReleased: true, Certificate: var c } => Verified(new(true, Facts(found.Edition, c, words), null, provisional)),
            _ => Verified(new(true, null, null, provisional), 404),
        };
    }

    private static RazorComponentResult<VerifyPage> Verified(VerifyPage.VerifyModel model, int status = 200) => Page.Of<VerifyPage>(new { Model = model }, status);

    private static VerifyPage.CertificateFacts Facts(Edition edition, Certificate c, DocumentWords words) => new(
        c.Number, c.Year, words.Certificates().Kind(c.Kind), c.CandidateName, string.Join(", ", c.SchoolForms), c.Motivation, Day(edition, c.IssuedAt));

    private static async Task<IResult> Show(
        EditionScope scope, HearingDb db, DocumentWords words, CertificateProof proof, PaperReading papers, IOptions<HearingOptions> options, IStringLocalizer<DocumentsText> texts,
        CancellationToken cancel)
    {
        var edition = scope.Edition;
        var programme = await db.Programmes.Where(p => p.EditionId == edition.Id).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancel);
        var certificates = (await db.Certificates.Where(c => c.EditionId == edition.Id).OrderBy(c => c.Number).ToListAsync(cancel))
            .Where(c => edition.IsReleased || !scope.Access.IsInConflictWith(c.CandidateId)).ToLookup(c => c.WithdrawnAt is null);
        var kinds = words.Certificates();
        var (faults, stopped) = await Faults(edition, [.. certificates[true]], proof, texts, cancel);
        return Page.Of<DocumentsPage>(new
        {
            Model = new DocumentsPage.DocumentsModel(
                edition.Slug, edition.Name, options.Value.IsProvisional ? options.Value.PublicUrl.ToString() : null, edition.IsReleased,
                programme is null ? null : new(programme.Version, Day(edition, programme.PublishedAt)),
                [.. certificates[true].Select(c => new DocumentsPage.CertificateRow(c.Id.Value, c.Number, c.CandidateName, kinds.Kind(c.Kind), c.Code, faults.GetValueOrDefault(c.Id)))],
                stopped,
                [.. certificates[false].Select(c => texts["WithdrawnLine", $"{c.Number} {c.CandidateName}", Day(edition, c.WithdrawnAt!.Value)].Value)],
                await papers.ChoicesAsync(cancel)),
        });
    }

    /// <summary>Why certificates cannot be printed, in the reader's words; or why none can be set now.</summary>
    private static async Task<(Dictionary<CertificateId, string> Faults, string? Stopped)> Faults(
        Edition edition, IReadOnlyList<Certificate> certificates, CertificateProof proof, IStringLocalizer<DocumentsText> texts, CancellationToken cancel)
    {
        try
        {
            var faults = await proof.FaultsAsync(edition, certificates, cancel);
            return (faults.ToDictionary(f => f.Certificate.Id, f => texts[$"Fault.{f.Refused.Reason}", [.. f.Refused.Facts]].Value), null);
        }
        catch (Refused refused) when (refused.Code == RefusalCode.DocumentNotMade)
        {
            return ([], texts["Stopped", refused.Message]);
        }
    }

    private static async Task<IResult> Issue(EditionScope scope, HearingDb db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var made = await db.IssueCertificatesAsync(scope.Edition, now, cancel);
        db.Note(scope.Edition.Id, now, scope.PersonId, "certificates-issued", made.ToString(CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(cancel);
        return new SeeOther($"/{scope.Edition.Slug}/documents");
    }

    private static string Day(Edition edition, DateTimeOffset instant) =>
        edition.Zone.ToLocal(instant).ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}
