using System.Diagnostics;
using System.Globalization;
using Hearing.Api.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hearing.Api.Runs;

/// <summary>
/// Compares this node's run clock with the database's, which all nodes share; with SQLite, with this machine's wall clock.
/// Half the question's way is counted, and what it could hide is not held against the clock.
/// </summary>
internal sealed class ClockCheck(HearingDb db, RunClock clock, TimeProvider time) : IHealthCheck
{
    /// <summary>How far off a node may be before it says so.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromMilliseconds(20);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var began = Stopwatch.GetTimestamp();
        var theirs = await DatabaseTimeAsync(cancellationToken);
        var way = Stopwatch.GetElapsedTime(began) / 2;
        var off = clock.Now - (db is SqliteDb ? TimeSpan.Zero : way) - theirs;
        var text = string.Create(CultureInfo.InvariantCulture, $"The run clock is off by {off.TotalMilliseconds:0} ms, give or take {way.TotalMilliseconds:0} ms.");
        return off.Duration() - (db is SqliteDb ? TimeSpan.Zero : way) > Most ? HealthCheckResult.Degraded(text) : HealthCheckResult.Healthy(text);
    }

    private async Task<DateTimeOffset> DatabaseTimeAsync(CancellationToken cancel) => db switch
    {
        PostgreSqlDb => At(await db.Database.SqlQueryRaw<long>("SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint AS \"Value\"").SingleAsync(cancel)),
        SqlServerDb => At(await db.Database.SqlQueryRaw<long>("SELECT DATEDIFF_BIG(ms, '1970-01-01', SYSUTCDATETIME()) AS [Value]").SingleAsync(cancel)),
        _ => time.GetUtcNow(),
    };

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
