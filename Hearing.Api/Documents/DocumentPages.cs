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
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Documents;

internal static class DocumentPages
{
    public static void MapDocumentPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/documents", Show).Needs(Right.PrintCertificates);
        app.MapPost("/{edition}/documents/certificates", Issue).AsForm().Needs(Right.PrintCertificates);
    }

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
