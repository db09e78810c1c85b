using Hearing.Api.Storage;
using Hearing.Domain.Screens;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Screens;

internal sealed class HallPictureMapping : IEntityTypeConfiguration<HallPicture>
{
    public void Configure(EntityTypeBuilder<HallPicture> builder)
    {
        builder.ToTable("HallPictures");
        builder.HasKey(e => new { e.EditionId, e.Room });
        builder.BelongsToEdition(e => e.EditionId);
        builder.Property(e => e.Room).HasMaxLength(40);
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}

internal sealed class SlidesMapping : IEntityTypeConfiguration<Slides>
{
    public void Configure(EntityTypeBuilder<Slides> builder)
    {
        builder.ToTable("Slides");
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasIndex(e => new { e.CandidateId, e.Version }).IsUnique();
        builder.Property(e => e.Sha256).HasMaxLength(64);
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}
