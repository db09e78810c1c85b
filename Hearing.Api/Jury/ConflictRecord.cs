using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Awards;
using Hearing.Domain.Contracts;
using Hearing.Domain.Jury;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Jury;

/// <summary>Conflicts of interest as they are declared and withdrawn, with their lines in the protocol.</summary>
internal sealed class ConflictRecord(HearingDb db, TimeProvider clock)
{
    /// <summary>A juror's own declaration; the same one again changes nothing.</summary>
    public async Task DeclareAsync(EditionScope scope, CandidateId candidate, string? reason, CancellationToken cancel)
    {
        if (!await db.Candidates.AnyAsync(c => c.Id == candidate && c.EditionId == scope.Edition.Id, cancel))
        {
            throw new Refused(RefusalCode.NotFound, "There is no such candidate.");
        }

        var now = clock.GetUtcNow();
        var conflict = Conflict.Declare(scope.Edition.Id, scope.PersonId, candidate, reason, now);
        if (scope.Access.IsInConflictWith(candidate))
        {
            return;
        }

        db.Add(conflict);
        db.Add(ProtocolEntry.Of(scope.Edition.Id, now, scope.PersonId, ProtocolKind.ConflictDeclared, candidate, conflict.Reason));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Withdraws a conflict, by the organiser.</summary>
    public async Task WithdrawAsync(EditionScope scope, Guid id, CancellationToken cancel)
    {
        var conflict = await db.Conflicts.FirstOrDefaultAsync(c => c.Id == id && c.EditionId == scope.Edition.Id, cancel)
            ?? throw new Refused(RefusalCode.NotFound, "There is no such conflict.");
        if (scope.PersonId == conflict.JurorId)
        {
            throw new Refused(RefusalCode.InConflict, "Nobody withdraws an own conflict.");
        }

        var juror = await db.People.Where(p => p.Id == conflict.JurorId).Select(p => p.Name).FirstAsync(cancel);
        db.Remove(conflict);
        db.Add(ProtocolEntry.Of(scope.Edition.Id, clock.GetUtcNow(), scope.PersonId, ProtocolKind.ConflictWithdrawn, conflict.CandidateId, juror));
        await db.SaveChangesAsync(cancel);
    }
}
