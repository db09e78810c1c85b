using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Domain.Editions;
using Hearing.Domain.Contracts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Storage;

/// <summary>A storage that cannot right now says so, stores nothing and works again by itself.</summary>
public sealed class StorageFaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_locked_database_is_busy_and_works_again_once_free()
    {
        using var app = new HearingApp();
        var organiser = app.As(HearingApp.Organiser);
        Assert.Equal(200, (int)(await organiser.GetAsync("/api/editions", Cancel)).StatusCode);
        await using var holder = new SqliteConnection($"Data Source={Path.Combine(app.DataDirectory, "hearing.db")}");
        await holder.OpenAsync(Cancel);
        await using (await holder.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, Cancel))
        {
            var answer = await Import(organiser);
            Assert.Equal(503, (int)answer.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(StorageFaults.RetryAfterSeconds), answer.Headers.RetryAfter!.Delta);
            Assert.Contains("storage-busy", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
            Assert.Equal(200, (int)(await organiser.GetAsync("/api/editions", Cancel)).StatusCode);
        }

        Assert.Equal(201, (int)(await Import(organiser)).StatusCode);
    }

    [Fact]
    public async Task A_full_disk_is_told_and_nothing_is_half_stored()
    {
        await using var database = await TestDatabase.NewAsync(Provider.Sqlite);
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(Cancel);
        await db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1", Cancel);
        for (var i = 0; i < 500; i++)
        {
            db.Add(new Edition
            {
                Id = new(Guid.CreateVersion7()),
                Slug = $"e{i}",
                Name = new string('x', 200),
                Year = 2026,
                Mode = HearingMode.OnSite,
            });
        }

        var full = await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync(Cancel));
        Assert.Equal(RefusalCode.StorageFull, StorageFaults.In(full)?.Code);
        db.ChangeTracker.Clear();
        Assert.Equal(0, await db.Editions.CountAsync(Cancel));
    }

    [Fact]
    public void Other_faults_are_not_taken_for_the_storages() =>
        Assert.Null(StorageFaults.In(new InvalidOperationException("x", new IOException("y"))));

    private static async Task<HttpResponseMessage> Import(HttpClient organiser)
    {
        using var body = new ByteArrayContent(Samples.Bytes(Samples.Finished));
        body.Headers.ContentType = new("application/json");
        return await organiser.PostAsync("/api/editions", body, Cancel);
    }
}
