using System.Security.Claims;
using Hearing.Api.Storage;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Editions;

/// <summary>The editions a caller may know of.</summary>
internal static class EditionList
{
    /// <summary>Published ones, and drafts of those in which the caller has a part; newest first.</summary>
    public static Task<List<EditionSummary>> ForAsync(HearingDb db, ClaimsPrincipal user, CancellationToken cancel)
    {
        var mail = user.FindFirstValue(ClaimTypes.Email)?.ToLowerInvariant();
        return db.Editions.AsNoTracking()
            .Where(e => e.Phase != Phase.Draft || db.People.Any(p => p.EditionId == e.Id && p.MailKey == mail && p.WithdrawnAt == null))
            .OrderByDescending(e => e.Year).ThenBy(e => e.Slug)
            .Select(e => new EditionSummary(e.Slug, e.Name, e.Year, e.Mode, e.Phase)).ToListAsync(cancel);
    }
}
