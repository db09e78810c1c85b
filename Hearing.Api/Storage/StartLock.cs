using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Storage;

/// <summary>
/// Lets one start at a time change the shape of an embedded database. The framework's own lock there is a row, which stays for ever
/// when a start is killed; this one is a file held open, which the operating system lets go of with the process, however it ends.
/// The server databases lock by session and need nothing more.
/// </summary>
internal sealed class StartLock : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);
    private readonly FileStream? _file;

    private StartLock(FileStream? file) => _file = file;

    /// <summary>Waits for the lock and clears what a killed start has left behind.</summary>
    /// <exception cref="TimeoutException">Another start has held it for 25 seconds.</exception>
    public static async Task<StartLock> TakeAsync(HearingDb db, TimeProvider clock, CancellationToken cancel)
    {
        if (db is not SqliteDb || new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource is not { Length: > 0 } path || path == ":memory:")
        {
            return new(null);
        }

        var file = await OpenAsync(path + ".starting", clock, cancel);
        await ForgetKilledStartAsync(db, cancel);
        return new(file);
    }

    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<FileStream> OpenAsync(string path, TimeProvider clock, CancellationToken cancel)
    {
        var since = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (clock.GetElapsedTime(since) < _patience)
            {
                await Task.Delay(_pause, clock, cancel);
            }
            catch (IOException held)
            {
                throw new TimeoutException($"Another start holds {path}.", held);
            }
        }
    }

    /// <summary>Whoever wrote the row is gone: nobody migrates without the file.</summary>
    private static async Task ForgetKilledStartAsync(HearingDb db, CancellationToken cancel)
    {
        var rows = await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancel);
        if (rows > 0)
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancel);
        }
    }
}
