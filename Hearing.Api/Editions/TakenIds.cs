using Hearing.Api.Storage;
using Hearing.Domain.Editions;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Editions;

/// <summary>Whether ids that a document brings are taken by other editions.</summary>
internal static class TakenIds
{
    private const int Batch = 500;

    /// <summary>An id that is taken, with its entity's name; null when all are free.</summary>
    public static async Task<string?> FirstAsync(HearingDb db, EditionContent content, CancellationToken cancel) =>
        await Taken(db.Editions, [content.Edition.Id], e => e.Id, cancel)
        ?? await Taken(db.Candidates, content.Candidates.Select(c => c.Id), e => e.Id, cancel)
        ?? await Taken(db.People, content.People.Select(p => p.Id), e => e.Id, cancel)
        ?? await Taken(db.Conflicts, content.Conflicts.Select(c => c.Id), e => e.Id, cancel)
        ?? await Taken(db.CannotTimes, content.CannotTimes.Select(c => c.Id), e => e.Id, cancel)
        ?? await Taken(db.Sessions, content.Sessions.Select(s => s.Id), e => e.Id, cancel)
        ?? await Taken(db.Runs, content.Runs.Select(r => r.Id), e => e.Id, cancel)
        ?? await Taken(db.Films, content.Films.Select(f => f.Id), e => e.Id, cancel)
        ?? await Taken(db.Awards, content.Awards.Select(a => a.Id), e => e.Id, cancel)
        ?? await Taken(db.Protocol, content.Protocol.Select(p => p.Id), e => e.Id, cancel)
        ?? await Taken(db.Certificates, content.Certificates.Select(c => c.Id), e => e.Id, cancel)
        ?? await Taken(db.Certificates, content.Certificates.Select(c => c.Code), e => e.Code, cancel)
        ?? await Taken(db.Webinars, content.Webinars.Select(w => w.Id), e => e.Id, cancel)
        ?? await Taken(db.MarkSheets, (content.MarkSheets ?? []).Select(m => m.Id), e => e.Id, cancel);

    private static async Task<string?> Taken<T, TId>(
        IQueryable<T> stored, IEnumerable<TId> ids, System.Linq.Expressions.Expression<Func<T, TId>> id, CancellationToken cancel) where T : class
    {
        foreach (var some in ids.Chunk(Batch))
        {
            var found = await stored.Select(id).Where(known => some.Contains(known)).ToListAsync(cancel);
            if (found.Count > 0)
            {
                return $"{typeof(T).Name} {found[0]}";
            }
        }

        return null;
    }
}
