using System.Text.Json;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Runs;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Storage;

/// <summary>What the product asks of a database, the same for each that it can be set to use.</summary>
public sealed class StorageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.PostgreSql, Provider.SqlServer];

    [Theory, MemberData(nameof(Providers))]
    public async Task Every_column_of_every_entity_comes_back_as_it_was_stored(Provider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        await using var writer = database.Open();
        var stored = Invented.OneOfEach(writer);
        Assert.Equal(writer.Model.GetEntityTypes().Count(), stored.Count);
        await writer.SaveChangesAsync(Cancel);
        await using var reader = database.Open();
        foreach (var entity in stored)
        {
            var written = writer.Entry(entity);
            var key = written.Metadata.FindPrimaryKey()!.Properties.Select(p => written.Property(p.Name).CurrentValue).ToArray();
            var read = reader.Entry((await reader.FindAsync(entity.GetType(), key, Cancel))!);
            foreach (var property in written.Metadata.GetProperties())
            {
                Assert.True(
                    Text(written.Property(property.Name).CurrentValue) == Text(read.Property(property.Name).CurrentValue),
                    $"{property.DeclaringType.DisplayName()}.{property.Name}: {Text(written.Property(property.Name).CurrentValue)} came back as {Text(read.Property(property.Name).CurrentValue)}");
            }
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_second_of_two_who_changed_the_same_thing_is_told(Provider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        await using (var db = database.Open())
        {
            db.Add(AnEdition());
            await db.SaveChangesAsync(Cancel);
        }

        await using var one = database.Open();
        await using var other = database.Open();
        (await one.Editions.SingleAsync(Cancel)).Name = "One";
        (await other.Editions.SingleAsync(Cancel)).Name = "Other";
        await one.SaveChangesAsync(Cancel);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync(Cancel));
        await using var after = database.Open();
        var kept = await after.Editions.SingleAsync(Cancel);
        Assert.Equal(("One", 1L), (kept.Name, kept.Revision));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_revision_of_a_run_is_given_once(Provider provider) =>
        await OnlyTheFirstIsStored(provider, (run, first) => AFact(run, first.Revision, Guid.NewGuid()));

    [Theory, MemberData(nameof(Providers))]
    public async Task A_command_id_of_a_run_is_stored_once(Provider provider) =>
        await OnlyTheFirstIsStored(provider, (run, first) => AFact(run, first.Revision + 1, first.CommandId));

    [Theory, MemberData(nameof(Providers))]
    public async Task Instants_are_compared_in_the_database(Provider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        await using var db = database.Open();
        var edition = AnEdition();
        var run = new Run { Id = new(Guid.CreateVersion7()), EditionId = edition.Id, Room = "main" };
        db.AddRange(edition, run, AFact(run.Id, 1, Guid.NewGuid()), AFact(run.Id, 2, Guid.NewGuid()));
        await db.SaveChangesAsync(Cancel);
        var later = DateTimeOffset.UnixEpoch.AddMilliseconds(1).ToOffset(TimeSpan.FromHours(2));
        Assert.Equal(2, (await db.Facts.Where(f => f.At > later).OrderBy(f => f.At).SingleAsync(Cancel)).Revision);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    [InlineData(Provider.SqlServer)]
    public void No_migration_is_missing(Provider provider)
    {
        using var db = TestDatabase.Context(provider);
        Assert.False(db.Database.HasPendingModelChanges(), "Run deploy/migrations.sh.");
    }

    private static async Task OnlyTheFirstIsStored(Provider provider, Func<RunId, StoredFact, StoredFact> second)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        var edition = AnEdition();
        var run = new Run { Id = new(Guid.CreateVersion7()), EditionId = edition.Id, Room = "main" };
        var first = AFact(run.Id, 1, Guid.NewGuid());
        await using (var db = database.Open())
        {
            db.AddRange(edition, run, first);
            await db.SaveChangesAsync(Cancel);
        }

        await using var late = database.Open();
        late.Add(second(run.Id, first));
        await Assert.ThrowsAsync<DbUpdateException>(() => late.SaveChangesAsync(Cancel));
        Assert.Equal(1, await late.Facts.CountAsync(Cancel));
    }

    private static Edition AnEdition() => new()
    {
        Id = new(Guid.CreateVersion7()),
        Slug = "2026",
        Name = "Guldtrappan 2026",
        Year = 2026,
        Mode = HearingMode.OnSite,
    };

    private static StoredFact AFact(RunId run, long revision, Guid command) => new()
    {
        RunId = run,
        Revision = revision,
        At = DateTimeOffset.UnixEpoch.AddMilliseconds(revision),
        CommandId = command,
        CommandHash = new string('0', 64),
        Kind = "MessageShown",
        Body = """{"text":"Välkomna"}""",
    };

    private static string Text(object? value) => JsonSerializer.Serialize(value, WireJson.Options);
}
