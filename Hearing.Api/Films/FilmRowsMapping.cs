using Hearing.Api.Storage;
using Hearing.Domain.Films;
using Hearing.Domain.Floors;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Films;

internal sealed class FilmJobMapping : IEntityTypeConfiguration<FilmJob>
{
    public void Configure(EntityTypeBuilder<FilmJob> builder)
    {
        builder.ToTable("FilmJobs");
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasOne<Film>().WithMany().HasForeignKey(e => e.FilmId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SessionRecording>().WithMany().HasForeignKey(e => e.RecordingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.State, e.QueuedAt });
        builder.Property(e => e.Trouble).HasMaxLength(40);
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}

internal sealed class FilmMeasurementMapping : IEntityTypeConfiguration<FilmMeasurement>
{
    public void Configure(EntityTypeBuilder<FilmMeasurement> builder)
    {
        builder.ToTable("FilmMeasurements");
        builder.HasKey(e => e.FilmId);
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasOne<Film>().WithOne().HasForeignKey<FilmMeasurement>(e => e.FilmId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(e => e.VideoCodec).HasMaxLength(40);
        builder.Property(e => e.AudioCodec).HasMaxLength(40);
    }
}

internal sealed class FilmRenditionMapping : IEntityTypeConfiguration<FilmRendition>
{
    public void Configure(EntityTypeBuilder<FilmRendition> builder)
    {
        builder.ToTable("FilmRenditions");
        builder.HasKey(e => new { e.FilmId, e.Kind });
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasOne<Film>().WithMany().HasForeignKey(e => e.FilmId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(e => e.Sha256).HasMaxLength(64);
    }
}

internal sealed class FilmCaptionsMapping : IEntityTypeConfiguration<FilmCaptions>
{
    public void Configure(EntityTypeBuilder<FilmCaptions> builder)
    {
        builder.ToTable("FilmCaptions");
        builder.HasKey(e => new { e.FilmId, e.Language });
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasOne<Film>().WithMany().HasForeignKey(e => e.FilmId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(e => e.Language).HasMaxLength(35);
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}

internal sealed class SignOffMapping : IEntityTypeConfiguration<SignOff>
{
    public void Configure(EntityTypeBuilder<SignOff> builder)
    {
        builder.ToTable("FilmSignOffs");
        builder.HasKey(e => new { e.FilmId, e.Side });
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasOne<Film>().WithMany().HasForeignKey(e => e.FilmId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FilmConsentMapping : IEntityTypeConfiguration<FilmConsent>
{
    public void Configure(EntityTypeBuilder<FilmConsent> builder)
    {
        builder.ToTable("FilmConsents");
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasIndex(e => e.CandidateId);
        builder.Property(e => e.Name).HasMaxLength(200);
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}

internal sealed class FilmSeenMapping : IEntityTypeConfiguration<FilmSeen>
{
    public void Configure(EntityTypeBuilder<FilmSeen> builder)
    {
        builder.ToTable("FilmsSeen");
        builder.HasKey(e => new { e.FilmId, e.PersonId });
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasOne<Film>().WithMany().HasForeignKey(e => e.FilmId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}
