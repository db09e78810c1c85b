using System.Security.Cryptography;
using Hearing.Api.Storage;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Documents;

/// <summary>Makes certificates at the release, and before it for printing.</summary>
internal static class CertificateIssue
{
    /// <summary>
    /// Adds the missing certificates of a series and withdraws those whose words no longer hold; the caller saves.
    /// Called twice, the second time changes nothing.
    /// </summary>
    /// <returns>How many were made.</returns>
    public static async Task<int> IssueCertificatesAsync(this HearingDb db, Edition edition, CertificateSeries series, DateTimeOffset now, CancellationToken cancel)
    {
        var wanted = await db.WantedCertificatesAsync(edition, series, cancel);
        var existing = await db.Certificates.Where(c => c.EditionId == edition.Id).ToListAsync(cancel);
        var made = Certificates.Issue(edition, series, wanted, existing, now, NewCode);
        db.Certificates.AddRange(made);
        if (made.Count > 0)
        {
            // Raises the edition's revision: of two who press at once, one is told that it has changed, and no certificate is made twice.
            db.Entry(edition).State = EntityState.Modified;
        }

        return made.Count;
    }

    /// <summary>What the certificates of a series are to say now.</summary>
    public static async Task<IReadOnlyList<CertificateWording>> WantedCertificatesAsync(this HearingDb db, Edition edition, CertificateSeries series, CancellationToken cancel)
    {
        if (series == CertificateSeries.Thanks)
        {
            return Certificates.OfThanks(await db.People.Where(p => p.EditionId == edition.Id).ToListAsync(cancel));
        }

        var candidates = await db.Candidates.Where(c => c.EditionId == edition.Id).ToListAsync(cancel);
        return series == CertificateSeries.Participation
            ? Certificates.OfParticipation(edition, candidates)
            : Certificates.OfResults(edition, await db.Awards.Where(a => a.EditionId == edition.Id).ToListAsync(cancel), candidates);
    }

    private static string NewCode() => CertificateCode.Of(RandomNumberGenerator.GetBytes(16));
}
