using Hearing.Api.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hearing.Api.Tests.Storage;

/// <summary>The databases that the product can be set to use.</summary>
public enum Provider
{
    Sqlite,
    PostgreSql,
    SqlServer,
}

/// <summary>An empty database of one provider, made by its migrations and gone afterwards.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly Provider _provider;
    private readonly string _connection;

    private TestDatabase(Provider provider, string connection) => (_provider, _connection) = (provider, connection);

    public static async Task<TestDatabase> NewAsync(Provider provider)
    {
        var database = new TestDatabase(provider, Connection(provider, $"hearing_{Guid.NewGuid():N}"));
        await using var db = database.Open();
        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        return database;
    }

    /// <summary>It exists and holds nothing, as an administrator makes it for several nodes.</summary>
    public static async Task<TestDatabase> EmptyAsync(Provider provider)
    {
        var database = new TestDatabase(provider, Connection(provider, $"hearing_{Guid.NewGuid():N}"));
        await using var db = database.Open();
        await db.GetService<IRelationalDatabaseCreator>().CreateAsync(TestContext.Current.CancellationToken);
        return database;
    }

    public HearingDb Open() => Context(_provider, _connection);

    /// <summary>A context that need not reach a database.</summary>
    public static HearingDb Context(Provider provider, string connection = "") => provider switch
    {
        Provider.Sqlite => new SqliteDb(SqliteOptions(connection)),
        Provider.PostgreSql => new PostgreSqlDb(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql(connection).Options),
        Provider.SqlServer => new SqlServerDb(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer(connection).Options),
        _ => throw new ArgumentOutOfRangeException(nameof(provider)),
    };

    public async ValueTask DisposeAsync()
    {
        await using var db = Open();
        SqliteConnection.ClearAllPools();
        await db.Database.EnsureDeletedAsync();
    }

    private static string Connection(Provider provider, string name)
    {
        switch (provider)
        {
            case Provider.Sqlite:
                return $"Data Source={Path.Combine(Path.GetTempPath(), name)}.db";
            case Provider.PostgreSql:
                var postgres = Environment.GetEnvironmentVariable("HEARING_TEST_POSTGRES");
                Assert.False(string.IsNullOrEmpty(postgres), "HEARING_TEST_POSTGRES names no PostgreSQL server; deploy/test.sh starts one.");
                return $"{postgres};Database={name};Pooling=false";
            case Provider.SqlServer:
                var server = Environment.GetEnvironmentVariable("HEARING_TEST_SQLSERVER");
                Assert.SkipWhen(string.IsNullOrEmpty(server), "SQL Server: HEARING_TEST_SQLSERVER gives no connection string.");
                return $"{server};Initial Catalog={name}";
            default:
                throw new ArgumentOutOfRangeException(nameof(provider));
        }
    }

    private static DbContextOptions<SqliteDb> SqliteOptions(string connection)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        Sqlite.Use(options, connection);
        return options.Options;
    }
}
