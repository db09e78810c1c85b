using Hearing.Api.Runs;
using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hearing.Api.Planning;

/// <summary>
/// Whoever stores another plan, by the board, the list, a session's form or a version taken back, the open boards are told once it is stored.
/// It watches one context, and so lives as long as that.
/// </summary>
internal sealed class PlanWatch(Broadcaster broadcaster) : SaveChangesInterceptor
{
    private HashSet<EditionId> _changed = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        _changed = [.. eventData.Context!.ChangeTracker.Entries<Session>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(e => e.Entity.EditionId)];
        return new(result);
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        foreach (var id in _changed)
        {
            // What is stored stays stored, whether or not the caller still waits.
            if (await eventData.Context!.Set<Edition>().Where(e => e.Id == id).Select(e => e.Slug).FirstOrDefaultAsync(CancellationToken.None) is { } slug)
            {
                broadcaster.PlanChanged(id, slug);
            }
        }

        return result;
    }
}
