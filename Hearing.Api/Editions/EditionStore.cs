using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Awards;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Hearing.Domain.Films;
using Hearing.Domain.Floors;
using Hearing.Domain.Jury;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;
using Hearing.Domain.Webinars;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Editions;

/// <summary>A whole edition in and out of the database.</summary>
internal static class EditionStore
{
    /// <summary>Everything of the edition in its document's order; marks and notes only when asked for; tracked to change it.</summary>
    public static async Task<EditionContent> LoadEditionAsync(this HearingDb db, Edition edition, bool withJury, CancellationToken cancel, bool tracked = false)
    {
        var id = edition.Id;
        IQueryable<T> All<T>() where T : class => tracked ? db.Set<T>() : db.Set<T>().AsNoTracking();
        var runs = await All<Run>().Where(r => r.EditionId == id).ToListAsync(cancel);
        var runIds = runs.Select(r => r.Id).ToList();
        return new(edition)
        {
            Candidates = await All<Candidate>().Where(c => c.EditionId == id).OrderBy(c => c.Order).ThenBy(c => c.Id).ToListAsync(cancel),
            People = await All<Person>().Where(p => p.EditionId == id).OrderBy(p => p.Order).ThenBy(p => p.Id).ToListAsync(cancel),
            Conflicts = await All<Conflict>().Where(c => c.EditionId == id).OrderBy(c => c.Order).ThenBy(c => c.Id).ToListAsync(cancel),
            CannotTimes = await All<CannotTime>().Where(c => c.EditionId == id).OrderBy(c => c.Order).ThenBy(c => c.Id).ToListAsync(cancel),
            Sessions = await All<Session>().Where(s => s.EditionId == id).OrderBy(s => s.Order).ThenBy(s => s.Id).ToListAsync(cancel),
            Programmes = await All<Programme>().Where(p => p.EditionId == id).OrderBy(p => p.Version).ToListAsync(cancel),
            RecordedParts = await All<RecordedPart>().Where(p => p.EditionId == id).OrderBy(p => p.PartId).ToListAsync(cancel),
            Runs = runs,
            Facts = await All<StoredFact>().Where(f => runIds.Contains(f.RunId)).OrderBy(f => f.Revision).ToListAsync(cancel),
            Films = await All<Film>().Where(f => f.EditionId == id).OrderBy(f => f.Order).ThenBy(f => f.Id).ToListAsync(cancel),
            Awards = await All<Award>().Where(a => a.EditionId == id).OrderBy(a => a.Order).ThenBy(a => a.Id).ToListAsync(cancel),
            Protocol = await All<ProtocolEntry>().Where(p => p.EditionId == id).OrderBy(p => p.Order).ThenBy(p => p.Id).ToListAsync(cancel),
            Certificates = await All<Certificate>().Where(c => c.EditionId == id).OrderBy(c => c.Order).ThenBy(c => c.Id).ToListAsync(cancel),
            Webinars = await All<Webinar>().Where(w => w.EditionId == id).OrderBy(w => w.Order).ThenBy(w => w.Id).ToListAsync(cancel),
            MarkSheets = withJury ? await All<MarkSheet>().Where(m => m.EditionId == id).OrderBy(m => m.Order).ThenBy(m => m.Id).ToListAsync(cancel) : null,
        };
    }

    /// <summary>Stores a new edition whole, in one transaction, or nothing.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.EditionExists"/> or <see cref="RefusalCode.IdExists"/>.</exception>
    public static async Task StoreEditionAsync(this HearingDb db, EditionContent content, CancellationToken cancel)
    {
        try
        {
            await StoreAsync(db, content, cancel);
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            // Of two imports at once the second meets the unique indexes, and is told the same as if it had come later.
            db.ChangeTracker.Clear();
            await RefuseTakenAsync(db, content, cancel);
            throw;
        }
    }

    private static async Task StoreAsync(HearingDb db, EditionContent content, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await RefuseTakenAsync(db, content, cancel);
        db.AddRange(content.All());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task RefuseTakenAsync(HearingDb db, EditionContent content, CancellationToken cancel)
    {
        if (await db.Editions.AnyAsync(e => e.Slug == content.Edition.Slug, cancel))
        {
            throw new Refused(RefusalCode.EditionExists, $"There is an edition named '{content.Edition.Slug}' already.");
        }

        if (await TakenIds.FirstAsync(db, content, cancel) is { } taken)
        {
            throw new Refused(RefusalCode.IdExists, $"The id {taken} belongs to another edition.");
        }
    }

    /// <summary>Stores what a document says, and notes that it was imported.</summary>
    public static async Task ImportAsync(this HearingDb db, EditionDocument document, DateTimeOffset now, CancellationToken cancel)
    {
        db.Note(document.Id, now, null, "edition-imported", document.Slug);
        await db.StoreEditionAsync(EditionImport.Content(document), cancel);
    }
}
