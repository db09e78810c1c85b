using Hearing.Api.Storage;
using Hearing.Domain.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Documents.Designs;

internal sealed class DesignMapping : IEntityTypeConfiguration<DocumentDesign>
{
    public void Configure(EntityTypeBuilder<DocumentDesign> builder)
    {
        builder.ToTable("DocumentDesigns");
        builder.HasKey(e => new { e.EditionId, e.Version });
        builder.BelongsToEdition(e => e.EditionId);
        builder.Ignore(e => e.IsHouse);
        builder.Property(e => e.Accent).HasMaxLength(7);
        builder.Property(e => e.Ink).HasMaxLength(7);
        builder.Property(e => e.LogoText).HasMaxLength(200);
    }
}
