using Hearing.Api.Storage;
using Hearing.Domain.Films;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Films;

internal sealed class UploadMapping : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> builder)
    {
        builder.ToTable("Uploads");
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasIndex(e => e.ExpiresAt);
        builder.Property(e => e.FileName).HasMaxLength(255);
        builder.Property(e => e.Title).HasMaxLength(300);
        builder.Property(e => e.Refusal).HasMaxLength(40);
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}
