using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hearing.Api.Storage;

/// <summary>The embedded database as the product needs it: WAL, an fsync at each commit, foreign keys, a busy time-out.</summary>
internal static class Sqlite
{
    public static string InDirectory(string directory) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(directory, "hearing.db"),
        ForeignKeys = true,
        DefaultTimeout = 10,
    }.ToString();

    public static void Use(DbContextOptionsBuilder options, string connection) =>
        options.UseSqlite(connection).AddInterceptors(new Pragmas());

    private sealed class Pragmas : DbConnectionInterceptor
    {
        private const string Text = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Text;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Text;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
