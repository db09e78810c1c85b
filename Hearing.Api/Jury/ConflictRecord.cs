using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Awards;
using Hearing.Domain.Contracts;
using Hearing.Domain.Jury;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Jury;

/// <summary>
/// A juror's own declaration of a conflict of interest, with its line in the protocol. Only the organiser withdraws it, on the edition's
/// setup page; the edition's revision rises here so that a setup page opened before does not.
/// </summary>
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
        db.Entry(scope.Edition).State = EntityState.Modified;
        await db.SaveChangesAsync(cancel);
    }
}
