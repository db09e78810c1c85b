using System.Globalization;
using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Documents;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Documents;

/// <summary>The organiser's page of all documents, and the making of certificates.</summary>
internal sealed class DocumentPages(
    EditionScope scope, HearingDb db, DocumentWords words, CertificateProof proof, CertificateDrafts drafts, IOptions<HearingOptions> options,
    IStringLocalizer<DocumentsText> texts)
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/documents", (DocumentPages pages, CancellationToken cancel) => pages.ShowAsync(null, cancel)).Needs(Right.PrintCertificates);
        app.MapPost("/{edition}/documents/certificates", Issue).AsForm().Needs(Right.PrintCertificates);
    }

    /// <param name="refused">Why the picture of a signature was not taken; null when none was handed in.</param>
    public async Task<IResult> ShowAsync(Refused? refused, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var programme = await db.Programmes.Where(p => p.EditionId == edition.Id).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancel);
        return Page.Of<DocumentsPage>(new
        {
            Model = new DocumentsPage.DocumentsModel(
                edition.Slug, edition.Name, options.Value.IsProvisional ? options.Value.PublicUrl.ToString() : null,
                programme is null ? null : new(programme.Version, Day(programme.PublishedAt)), await CertificatesAsync(refused, cancel)),
        }, refused is null ? 200 : 422);
    }

    private async Task<CertificatesCard.CardModel> CertificatesAsync(Refused? refused, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var certificates = (await db.Certificates.AsNoTracking().Where(c => c.EditionId == edition.Id).OrderBy(c => c.Number).ToListAsync(cancel))
            .Where(c => c.IsShownTo(scope.Access, edition)).ToLookup(c => c.WithdrawnAt is null);
        var missing = await drafts.MissingAsync(edition, scope.Access, cancel);
        var (faults, stopped) = await FaultsAsync([.. certificates[true], .. missing], cancel);
        var kinds = words.Certificates();
        var signed = await db.Set<SignaturePicture>().Where(s => s.EditionId == edition.Id).Select(s => s.Name).ToListAsync(cancel);
        return new(
            edition.Slug, edition.IsReleased, stopped,
            [.. certificates[true].Select(c => new CertificatesCard.Row(
                c.Id.Value, c.Kind.Series(), c.Number, c.CandidateName, kinds.Kind(c.Kind), edition.IsReleased || !c.Kind.IsUnderEmbargo() ? c.Code : null, faults.GetValueOrDefault(c.Id)))],
            [.. missing.Where(d => faults.ContainsKey(d.Id)).Select(d => $"{d.CandidateName}: {faults[d.Id]}")],
            [.. certificates[false].Select(c => texts["WithdrawnLine", $"{c.Number} {c.CandidateName}", Day(c.WithdrawnAt!.Value)].Value)],
            [.. edition.Signatories.Take(CertificatePrint.MostSignatories).Select(s => new CertificatesCard.Signs(s.Name, s.Title, signed.Contains(s.Name)))],
            refused is null ? null : texts[$"Signature.{refused.Reason}", [.. refused.Facts]].Value);
    }

    /// <summary>Why certificates cannot be printed, in the reader's words; or why none can be set now.</summary>
    private async Task<(Dictionary<CertificateId, string> Faults, string? Stopped)> FaultsAsync(IReadOnlyList<Certificate> certificates, CancellationToken cancel)
    {
        try
        {
            var faults = await proof.FaultsAsync(scope.Edition, certificates, cancel);
            return (faults.ToDictionary(f => f.Certificate.Id, f => texts[$"Fault.{f.Refused.Reason}", [.. f.Refused.Facts]].Value), null);
        }
        catch (Refused refused) when (refused.Code == RefusalCode.DocumentNotMade)
        {
            return ([], texts["Stopped", refused.Message]);
        }
    }

    private static async Task<IResult> Issue(IFormCollection form, EditionScope scope, HearingDb db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var series = Enum.TryParse<CertificateSeries>(form["series"], out var asked) && Enum.IsDefined(asked) ? asked : CertificateSeries.Results;
        var made = await db.IssueCertificatesAsync(scope.Edition, series, now, cancel);
        db.Note(scope.Edition.Id, now, scope.PersonId, "certificates-issued", made.ToString(CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(cancel);
        return new SeeOther($"/{scope.Edition.Slug}/documents");
    }

    private string Day(DateTimeOffset instant) => scope.Edition.Zone.ToLocal(instant).ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}
