using Hearing.Api.Storage;
using Hearing.Domain.Floors;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Floors.Recording;

internal sealed class RecordedPartMapping : IEntityTypeConfiguration<RecordedPart>
{
    public void Configure(EntityTypeBuilder<RecordedPart> builder)
    {
        builder.ToTable("RecordedParts");
        builder.HasKey(e => new { e.EditionId, e.PartId });
        builder.BelongsToEdition(e => e.EditionId);
    }
}

internal sealed class RecordingConsentMapping : IEntityTypeConfiguration<RecordingConsent>
{
    public void Configure(EntityTypeBuilder<RecordingConsent> builder)
    {
        builder.ToTable("RecordingConsents");
        builder.HasKey(e => e.PersonId);
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasOne<Person>().WithOne().HasForeignKey<RecordingConsent>(e => e.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SessionRecordingMapping : IEntityTypeConfiguration<SessionRecording>
{
    public void Configure(EntityTypeBuilder<SessionRecording> builder)
    {
        builder.ToTable("SessionRecordings");
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasIndex(e => new { e.EditionId, e.SessionId }).IsUnique();
        builder.Property(e => e.Room).HasMaxLength(40);
        builder.Property(e => e.Title).HasMaxLength(300);
        builder.Property(e => e.Sha256).HasMaxLength(64);
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}
