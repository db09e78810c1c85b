using System.Security.Claims;
using Hearing.Api.People;
using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Editions;

/// <summary>The editions a caller may know of.</summary>
internal static class EditionList
{
    /// <summary>Published ones, and drafts of those in which the caller has a part; newest first.</summary>
    public static Task<List<EditionSummary>> ForAsync(HearingDb db, ClaimsPrincipal user, CancellationToken cancel)
    {
        var only = OnlyEdition(user);
        var mail = user.MailIn(only);
        return db.Editions.AsNoTracking()
            .Where(e => e.Phase != Phase.Draft || db.People.Any(p => p.EditionId == e.Id && (only == null || p.EditionId == only) && p.MailKey == mail && p.WithdrawnAt == null))
            .OrderByDescending(e => e.Year).ThenBy(e => e.Slug)
            .Select(e => new EditionSummary(e.Slug, e.Name, e.Year, e.Mode, e.Phase)).ToListAsync(cancel);
    }

    /// <summary>The caller's roles by edition's slug; none for strangers.</summary>
    public static async Task<Dictionary<string, Roles>> RolesAsync(HearingDb db, ClaimsPrincipal user, CancellationToken cancel)
    {
        var only = OnlyEdition(user);
        if (user.MailIn(only) is not { } mail)
        {
            return [];
        }

        var mine = await db.People.AsNoTracking().Where(p => p.MailKey == mail && (only == null || p.EditionId == only) && p.WithdrawnAt == null)
            .Join(db.Editions, p => p.EditionId, e => e.Id, (person, edition) => new { edition.Slug, Person = person }).ToListAsync(cancel);
        return mine.ToDictionary(m => m.Slug, m => m.Person.ActiveRoles);
    }

    /// <summary>The one edition that a sign-in is good for; null when it is for all.</summary>
    private static EditionId? OnlyEdition(ClaimsPrincipal user) => user.Id(HearingClaims.OnlyEdition) is { } id ? new EditionId(id) : null;
}
