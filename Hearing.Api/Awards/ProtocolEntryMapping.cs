using Hearing.Api.Storage;
using Hearing.Domain.Awards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Awards;

internal sealed class ProtocolEntryMapping : IEntityTypeConfiguration<ProtocolEntry>
{
    public void Configure(EntityTypeBuilder<ProtocolEntry> builder)
    {
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasIndex(e => new { e.EditionId, e.At });
        builder.Property(e => e.Kind).HasMaxLength(60);
    }
}
