using Hearing.Api.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Hearing.Api.Storage;

/// <summary>Which database, and its state at start.</summary>
internal static class StorageFeature
{
    private const int PatienceSeconds = 10;

    public static void AddStorage(this WebApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("Hearing");
        switch (builder.Configuration["Hearing:Database:Provider"] ?? "Sqlite")
        {
            case "Sqlite":
                builder.Services.AddDbContext<HearingDb, SqliteDb>((services, options) => Sqlite.Use(options,
                    connection ?? Sqlite.InDirectory(services.GetRequiredService<IOptions<HearingOptions>>().Value.DataDirectory)));
                break;
            case "SqlServer":
                builder.Services.AddDbContext<HearingDb, SqlServerDb>(options => options.UseSqlServer(connection, server => server.CommandTimeout(PatienceSeconds)));
                break;
            case "PostgreSql":
                builder.Services.AddDbContext<HearingDb, PostgreSqlDb>(options => options.UseNpgsql(Patient(connection)));
                break;
            case var unknown:
                throw new InvalidOperationException($"Hearing:Database:Provider is '{unknown}'; it can be Sqlite, SqlServer or PostgreSql.");
        }
    }

    /// <summary>Waits for a lock and for an answer as long as a caller may be left without one, unless the connection string says otherwise.</summary>
    private static string Patient(string? connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        settings.Options ??= $"-c lock_timeout={PatienceSeconds / 2}s";
        settings.CommandTimeout = settings.ShouldSerialize("Command Timeout") ? settings.CommandTimeout : PatienceSeconds;
        settings.Timeout = settings.ShouldSerialize("Timeout") ? settings.Timeout : PatienceSeconds / 2;
        return settings.ToString();
    }

    /// <summary>Brings the database to this release's shape.</summary>
    public static async Task PrepareStorageAsync(this WebApplication app)
    {
        var cancel = app.Lifetime.ApplicationStopping;
        Directory.CreateDirectory(app.Services.GetRequiredService<IOptions<HearingOptions>>().Value.DataDirectory);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingDb>();
        await using var alone = await StartLock.TakeAsync(db, TimeProvider.System, cancel);
        // A change of shape may take its time, and waits for another node's.
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        if (db is PostgreSqlDb)
        {
            db.Database.SetConnectionString(app.Configuration.GetConnectionString("Hearing"));
        }

        await MigrateAsync(db, cancel);
    }

    /// <summary>
    /// Applies what is missing. On PostgreSQL the framework's lock ends with each migration's transaction and it does not look again what is
    /// left: a node that lost the race for one of several begins anew with what is missing then.
    /// </summary>
    internal static async Task MigrateAsync(HearingDb db, CancellationToken cancel)
    {
        for (var left = db.Database.GetMigrations().Count(); ; left--)
        {
            try
            {
                // The framework's own look for what is missing also compares the whole model with that of the last migration.
                if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
                {
                    await db.Database.MigrateAsync(cancel);
                }

                return;
            }
            catch (PostgresException lost) when (left > 0 && lost.SqlState is PostgresErrorCodes.DuplicateColumn
                or PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
