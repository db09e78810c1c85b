using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Documents;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Documents.Designs;

internal static class DesignStore
{
    /// <summary>The design that holds; null for the house's.</summary>
    public static Task<DocumentDesign?> DesignAsync(this HearingDb db, EditionId edition, CancellationToken cancel) =>
        db.Designs.AsNoTracking().Where(d => d.EditionId == edition).OrderByDescending(d => d.Version).FirstOrDefaultAsync(cancel);
}
