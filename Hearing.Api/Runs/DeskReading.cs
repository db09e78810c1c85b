using Hearing.Api.Storage;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Runs.Repairs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hearing.Api.Runs;

/// <summary>Reads what an organiser's console works from.</summary>
internal sealed class DeskReading(HearingDb db, RunLoading loading, HealthCheckService health)
{
    /// <summary>The desk of a room as it is now.</summary>
    public async Task<RunDesk> ReadAsync(Edition edition, string room, CancellationToken cancel)
    {
        var run = await loading.LoadAsync(edition, room, cancel);
        var people = await db.People.AsNoTracking().Where(p => p.EditionId == edition.Id).ToListAsync(cancel);
        var times = await db.CannotTimes.AsNoTracking().Where(t => t.EditionId == edition.Id).ToListAsync(cancel);
        var names = people.ToDictionary(p => p.Id, p => p.Name);
        var clock = await health.CheckHealthAsync(check => check.Name == RunsFeature.ClockCheckName, cancel);
        return RunDesk.Of(
            run.Desk.Plan,
            [.. run.Facts.Zip(run.Stored, (f, s) => new DeskFact(f.Revision, f.At, s.By is { } by ? names.GetValueOrDefault(by) : null, f.Fact))],
            run.Desk.Films, AwayTimes.Of(edition.Zone, edition.Rules, people, times), clock.Status == HealthStatus.Degraded, names);
    }
}
