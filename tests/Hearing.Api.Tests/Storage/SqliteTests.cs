using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Storage;

public sealed class SqliteTests : IDisposable
{
    private readonly HearingApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Every_connection_writes_to_the_disk_at_each_commit_and_holds_references_also_when_it_comes_from_the_pool()
    {
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(("wal", "2", "1", "5000"), await _app.InDatabase(async db =>
                (await AskAsync(db, "journal_mode"), await AskAsync(db, "synchronous"), await AskAsync(db, "foreign_keys"), await AskAsync(db, "busy_timeout"))));
        }
    }

    private static async Task<string> AskAsync(DbContext db, string setting)
    {
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {setting}";
        var value = $"{await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)}";
        await db.Database.CloseConnectionAsync();
        return value;
    }
}
