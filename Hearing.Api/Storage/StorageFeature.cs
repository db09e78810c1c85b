using Hearing.Api.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Storage;

/// <summary>Which database, and its state at start.</summary>
internal static class StorageFeature
{
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
                builder.Services.AddDbContext<HearingDb, SqlServerDb>(options => options.UseSqlServer(connection));
                break;
            case "PostgreSql":
                builder.Services.AddDbContext<HearingDb, PostgreSqlDb>(options => options.UseNpgsql(connection));
                break;
            case var unknown:
                throw new InvalidOperationException($"Hearing:Database:Provider is '{unknown}'; it can be Sqlite, SqlServer or PostgreSql.");
        }
    }

    /// <summary>Brings the database to this release's shape.</summary>
    public static async Task PrepareStorageAsync(this WebApplication app)
    {
        var cancel = app.Lifetime.ApplicationStopping;
        Directory.CreateDirectory(app.Services.GetRequiredService<IOptions<HearingOptions>>().Value.DataDirectory);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingDb>();
        await using var alone = await StartLock.TakeAsync(db, TimeProvider.System, cancel);
        await db.Database.MigrateAsync(cancel);
    }
}
