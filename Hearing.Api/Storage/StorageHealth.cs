using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hearing.Api.Storage;

/// <summary>Ready means that the database answers a question about the editions.</summary>
internal sealed class StorageHealth(HearingDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await db.Editions.AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
