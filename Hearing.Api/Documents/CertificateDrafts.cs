using Hearing.Api.Storage;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Documents;

/// <summary>Certificates of the results as they would be made now, so that a text too long for its page is heard of before anything is made.</summary>
internal sealed class CertificateDrafts(HearingDb db, TimeProvider clock)
{
    /// <summary>Those that no certificate says yet and the caller may see, in the order of candidates.</summary>
    public async Task<IReadOnlyList<Certificate>> MissingAsync(Edition edition, Access caller, CancellationToken cancel)
    {
        var existing = await db.Certificates.AsNoTracking().Where(c => c.EditionId == edition.Id).ToListAsync(cancel);
        return Made(edition, caller, Certificates.Missing(await WantedAsync(edition, cancel), existing));
    }

    /// <summary>All that the caller may see, made or not.</summary>
    public async Task<IReadOnlyList<Certificate>> AllAsync(Edition edition, Access caller, CancellationToken cancel) =>
        Made(edition, caller, await WantedAsync(edition, cancel));

    private Task<IReadOnlyList<CertificateWording>> WantedAsync(Edition edition, CancellationToken cancel) =>
        db.WantedCertificatesAsync(edition, CertificateSeries.Results, cancel);

    /// <summary>With a number and a code as long as real ones. The day alone, so that the same draft is not set twice that day.</summary>
    private Certificate[] Made(Edition edition, Access caller, IEnumerable<CertificateWording> wanted)
    {
        var day = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        return [.. wanted.Where(w => !caller.IsInConflictWith(w.Candidate!.Value))
            .Select(w => w.Made(edition, $"{edition.Year}-00", new('0', CertificateCode.Length), day))];
    }
}
