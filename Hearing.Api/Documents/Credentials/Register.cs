using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Documents.Credentials;

/// <summary>A certificate and the edition it belongs to.</summary>
internal sealed record Registered(Certificate Certificate, Edition Edition);

/// <summary>What everybody may know of certificates: of one that tells of a decision nothing before the release, as if it were not there.</summary>
internal sealed class Register(HearingDb db)
{
    /// <summary>The certificate with that code, withdrawn or not; null when nobody may know of one.</summary>
    public async Task<Registered?> FindAsync(string typed, CancellationToken cancel)
    {
        var found = CertificateCode.Read(typed) is not { } code ? null : await db.Certificates.AsNoTracking().Where(c => c.Code == code)
            .Join(db.Editions.AsNoTracking(), c => c.EditionId, e => e.Id, (c, e) => new Registered(c, e)).FirstOrDefaultAsync(cancel);
        return found is not null && IsVisible(found.Certificate, found.Edition) ? found : null;
    }

    /// <summary>The edition's certificates of which everybody may know.</summary>
    public async Task<IReadOnlyList<Certificate>> VisibleAsync(Edition edition, CancellationToken cancel) =>
        [.. (await db.Certificates.AsNoTracking().Where(c => c.EditionId == edition.Id).ToListAsync(cancel)).Where(c => IsVisible(c, edition))];

    /// <summary>The place of each of the edition's codes in its status list.</summary>
    public async Task<IReadOnlyDictionary<string, int>> PlacesAsync(EditionId edition, CancellationToken cancel) =>
        StatusList.Places(await db.Certificates.Where(c => c.EditionId == edition).OrderBy(c => c.IssuedAt).ThenBy(c => c.Code).Select(c => c.Code).ToListAsync(cancel));

    /// <summary>The certificate that holds in the place of a withdrawn one; null when none does.</summary>
    public async Task<Certificate?> ReplacementAsync(Certificate withdrawn, CancellationToken cancel) =>
        (await db.Certificates.AsNoTracking().Where(c => c.EditionId == withdrawn.EditionId && c.CandidateId == withdrawn.CandidateId && c.PersonId == withdrawn.PersonId && c.WithdrawnAt == null).ToListAsync(cancel))
        .FirstOrDefault(c => c.Kind.Series() == withdrawn.Kind.Series());

    private static bool IsVisible(Certificate certificate, Edition edition) => edition.IsReleased || !certificate.Kind.IsUnderEmbargo();
}
