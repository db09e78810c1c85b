using Hearing.Domain.Awards;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Hearing.Domain.Films;
using Hearing.Domain.Jury;
using Hearing.Domain.Mail;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;
using Hearing.Domain.Webinars;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Storage;

/// <summary>The one model; each provider has a context of its own that holds only its migrations.</summary>
internal abstract class HearingDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<Edition> Editions => Set<Edition>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Candidate> Candidates => Set<Candidate>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<CannotTime> CannotTimes => Set<CannotTime>();
    public DbSet<Conflict> Conflicts => Set<Conflict>();
    public DbSet<Programme> Programmes => Set<Programme>();
    public DbSet<Run> Runs => Set<Run>();
    public DbSet<StoredFact> Facts => Set<StoredFact>();
    public DbSet<Film> Films => Set<Film>();
    public DbSet<MarkSheet> MarkSheets => Set<MarkSheet>();
    public DbSet<Award> Awards => Set<Award>();
    public DbSet<ProtocolEntry> Protocol => Set<ProtocolEntry>();
    public DbSet<Certificate> Certificates => Set<Certificate>();
    public DbSet<DocumentDesign> Designs => Set<DocumentDesign>();
    public DbSet<Webinar> Webinars => Set<Webinar>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(HearingDb).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply(configurationBuilder);

    /// <summary>Raises the revision of every changed aggregate, so that the update carries the one it was read with.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries().Where(e => e.State == EntityState.Modified))
        {
            if (entry.Metadata.FindProperty("Revision") is { IsConcurrencyToken: true })
            {
                var revision = entry.Property("Revision");
                revision.CurrentValue = (long)revision.OriginalValue! + 1;
            }
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}

internal sealed class SqliteDb(DbContextOptions<SqliteDb> options) : HearingDb(options);

internal sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : HearingDb(options);

internal sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : HearingDb(options);
