using Hearing.Api.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hearing.Api.Tests.Storage;

/// <summary>A start brings the database to its shape, whatever became of the start before.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("hearing-start-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task The_row_that_a_killed_start_left_behind_stops_nobody()
    {
        await using (var db = Open())
        {
            await db.Database.ExecuteSqlRawAsync("""
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-03-02 08:00:00');
                """, Cancel);
        }

        await MigrateAsync().WaitAsync(Patience.AtMost, Cancel);
        await using var after = Open();
        Assert.Equal(0, await after.Editions.CountAsync(Cancel));
    }

    [Fact]
    public async Task Starts_at_the_same_time_make_the_database_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => MigrateAsync(), Cancel)));
        await using var after = Open();
        Assert.Equal(after.Database.GetMigrations(), await after.Database.GetAppliedMigrationsAsync(Cancel));
    }

    [Fact]
    public async Task A_start_waits_for_the_one_that_is_under_way()
    {
        await using var db = Open();
        var clock = new WaitedOn();
        var first = await StartLock.TakeAsync(db, TimeProvider.System, Cancel);
        var second = Task.Run(() => MigrateAsync(clock), Cancel);

        // The second start asks its clock for a pause only when it has found the lock held, and this clock stands still.
        Assert.Same(clock.Asked, await Task.WhenAny(second, clock.Asked).WaitAsync(Patience.AtMost, Cancel));
        Assert.False(second.IsCompleted);
        await first.DisposeAsync();
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        await second.WaitAsync(Patience.AtMost, Cancel);
    }

    [Fact]
    public async Task Nodes_that_start_together_make_the_server_database_once()
    {
        await using var database = await TestDatabase.EmptyAsync(Provider.PostgreSql);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            await using var db = database.Open();
            await StorageFeature.MigrateAsync(db, Cancel);
        }, Cancel)));
        await using var after = database.Open();
        Assert.Equal(after.Database.GetMigrations(), await after.Database.GetAppliedMigrationsAsync(Cancel));
    }

    private HearingDb Open() => TestDatabase.Context(Provider.Sqlite, Sqlite.InDirectory(_directory));

    private async Task MigrateAsync(TimeProvider? clock = null)
    {
        await using var db = Open();
        await using var alone = await StartLock.TakeAsync(db, clock ?? TimeProvider.System, Cancel);
        await db.Database.MigrateAsync(Cancel);
    }

    /// <summary>A clock that says when somebody begins to wait for it.</summary>
    private sealed class WaitedOn : FakeTimeProvider
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _asked.TrySetResult();
            return timer;
        }
    }
}
