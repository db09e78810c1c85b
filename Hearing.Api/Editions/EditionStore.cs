using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Editions;

/// <summary>A whole edition in and out of the database.</summary>
internal static class EditionStore
{
    /// <summary>Everything of the edition in its document's order; marks and notes only when asked for.</summary>
    public static async Task<EditionContent> LoadEditionAsync(this HearingDb db, Edition edition, bool withJury, CancellationToken cancel)
    {
        var id = edition.Id;
        var runs = await db.Runs.AsNoTracking().Where(r => r.EditionId == id).ToListAsync(cancel);
        var runIds = runs.Select(r => r.Id).ToList();
        return new(edition)
        {
            Candidates = await db.Candidates.AsNoTracking().Where(c => c.EditionId == id).OrderBy(c => c.Order).ThenBy(c => c.Id).ToListAsync(cancel),
            People = await db.People.AsNoTracking().Where(p => p.EditionId == id).OrderBy(p => p.Order).ThenBy(p => p.Id).ToListAsync(cancel),
            Conflicts = await db.Conflicts.AsNoTracking().Where(c => c.EditionId == id).OrderBy(c => c.Order).ThenBy(c => c.Id).ToListAsync(cancel),
            CannotTimes = await db.CannotTimes.AsNoTracking().Where(c => c.EditionId == id).OrderBy(c => c.Order).ThenBy(c => c.Id).ToListAsync(cancel),
            Sessions = await db.Sessions.AsNoTracking().Where(s => s.EditionId == id).OrderBy(s => s.Order).ThenBy(s => s.Id).ToListAsync(cancel),
            Programmes = await db.Programmes.AsNoTracking().Where(p => p.EditionId == id).OrderBy(p => p.Version).ToListAsync(cancel),
            Runs = runs,
            Facts = await db.Facts.AsNoTracking().Where(f => runIds.Contains(f.RunId)).OrderBy(f => f.Revision).ToListAsync(cancel),
            Films = await db.Films.AsNoTracking().Where(f => f.EditionId == id).OrderBy(f => f.Order).ThenBy(f => f.Id).ToListAsync(cancel),
            Awards = await db.Awards.AsNoTracking().Where(a => a.EditionId == id).OrderBy(a => a.Order).ThenBy(a => a.Id).ToListAsync(cancel),
            Protocol = await db.Protocol.AsNoTracking().Where(p => p.EditionId == id).OrderBy(p => p.Order).ThenBy(p => p.Id).ToListAsync(cancel),
            Certificates = await db.Certificates.AsNoTracking().Where(c => c.EditionId == id).OrderBy(c => c.Order).ThenBy(c => c.Id).ToListAsync(cancel),
            Webinars = await db.Webinars.AsNoTracking().Where(w => w.EditionId == id).OrderBy(w => w.Order).ThenBy(w => w.Id).ToListAsync(cancel),
            MarkSheets = withJury ? await db.MarkSheets.AsNoTracking().Where(m => m.EditionId == id).OrderBy(m => m.Order).ThenBy(m => m.Id).ToListAsync(cancel) : null,
        };
    }

    /// <summary>Stores a new edition whole, in one transaction, or nothing.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.EditionExists"/> or <see cref="RefusalCode.IdExists"/>.</exception>
    public static async Task StoreEditionAsync(this HearingDb db, EditionContent content, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Editions.AnyAsync(e => e.Slug == content.Edition.Slug, cancel))
        {
            throw new Refused(RefusalCode.EditionExists, $"There is an edition named '{content.Edition.Slug}' already.");
        }

        if (await TakenIds.FirstAsync(db, content, cancel) is { } taken)
        {
            throw new Refused(RefusalCode.IdExists, $"The id {taken} belongs to another edition.");
        }

        db.AddRange(content.All());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
