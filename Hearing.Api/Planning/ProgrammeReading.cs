using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Planning;

/// <summary>The programme as its reader sees it: with all differences for organisers, with their own for people, without any for everybody else.</summary>
internal sealed class ProgrammeReading(HearingDb db, EditionScope scope, TimeProvider clock)
{
    /// <summary>The newest version for the caller, who has then seen it; null while nothing is published.</summary>
    public async Task<ProgrammeView?> NewestAsync(CancellationToken cancel)
    {
        if (await ProgrammeEndpoints.NewestAsync(db, scope.Edition, cancel) is not { } newest)
        {
            return null;
        }

        await NoteSeenAsync(newest.Version, cancel);
        return ProgrammeEndpoints.View(scope.Edition, newest) with { Changes = await ConcerningAsync(newest, cancel) };
    }

    /// <summary>The differences of that version that the caller is told of.</summary>
    public async Task<IReadOnlyList<ProgrammeChange>> ConcerningAsync(Programme programme, CancellationToken cancel)
    {
        if (programme.Changes.Count == 0 || scope.Access.Allows(Right.Organise))
        {
            return programme.Changes;
        }

        if (scope.Person is not { } person)
        {
            return [];
        }

        var before = await db.Programmes.AsNoTracking().FirstOrDefaultAsync(p => p.EditionId == programme.EditionId && p.Version == programme.Version - 1, cancel);
        var plan = await LoadedPlan.LoadAsync(db, scope.Edition, cancel);
        return OwnChanges.Of(programme.Changes, plan.Problem.Sessions, before?.Items ?? [], person.Id, person.CandidateId);
    }

    private async Task NoteSeenAsync(int version, CancellationToken cancel)
    {
        if (scope.Person is not { } person || await db.Set<ProgrammeSeen>().AnyAsync(s => s.EditionId == person.EditionId && s.Version == version && s.PersonId == person.Id, cancel))
        {
            return;
        }

        var seen = db.Add(new ProgrammeSeen { EditionId = person.EditionId, Version = version, PersonId = person.Id, At = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException taken) when (StorageFaults.IsTaken(taken))
        {
            // Two windows of one person were opened together.
            seen.State = EntityState.Detached;
        }
    }
}
