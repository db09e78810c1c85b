using Hearing.Api.Storage;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Documents;

/// <summary>How an edition's certificates are printed: the words, and the signatures that were handed in.</summary>
internal sealed class CertificatePrinting(HearingDb db, DocumentWords words)
{
    public async Task<CertificatePrint> OfAsync(Edition edition, CancellationToken cancel) =>
        words.Print(edition, await db.Set<SignaturePicture>().AsNoTracking().Where(s => s.EditionId == edition.Id).OrderBy(s => s.Name).ToListAsync(cancel));
}
