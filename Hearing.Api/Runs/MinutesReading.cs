using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Runs.Records;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Runs;

/// <summary>Reads a room's minutes, and compares kept ones with what is stored.</summary>
internal sealed class MinutesReading(HearingDb db, RunClock clock)
{
    /// <summary>The minutes as they are now; those of a finished run are the same at every later instant.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.NotFound"/> while nothing has begun.</exception>
    public async Task<MinutesFile> ReadAsync(RunOfRoom run, CancellationToken cancel)
    {
        var (edition, id) = (run.Edition, (run.Row ?? throw new Refused(RefusalCode.NotFound, "The run has not begun: there are no minutes yet.")).Id);
        var conflicts = await db.Conflicts.AsNoTracking().Where(c => c.EditionId == edition.Id).ToListAsync(cancel);
        var minutes = MinutesWriter.Of(
            run.Desk.Plan, id, run.Stored, conflicts.OrderBy(c => c.DeclaredAt).ThenBy(c => c.Order).Select(c => new MinutesConflict(c.JurorId, c.CandidateId)), clock.Now);
        var named = minutes.Lines.Select(l => l.By).OfType<PersonId>().Concat(minutes.Conflicts.Select(c => c.JurorId)).ToHashSet();
        var people = await db.People.AsNoTracking().Where(p => p.EditionId == edition.Id).ToListAsync(cancel);
        return new(
            MinutesFile.Format1, edition.Slug, edition.Name, edition.Year, edition.Room(run.Room).Name, edition.TimeZone, run.Stored[^1].At, minutes,
            FactChain.Verify(id, run.Stored), [.. people.Where(p => named.Contains(p.Id)).Select(p => new NamedPerson(p.Id, p.Name))],
            [.. run.Candidates.Select(c => new NamedCandidate(c.Key, c.Value))]);
    }

    /// <summary>Whether what is stored is what these minutes were made from; null when they are another run's.</summary>
    public static ChainVerdict? Compare(RunOfRoom run, KeptMinutes kept) =>
        run.Row?.Id == kept.RunId ? FactChain.Verify(kept.RunId, run.Stored, kept.Lines) : null;
}
