using Hearing.Domain.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Runs;

internal sealed class StoredFactMapping : IEntityTypeConfiguration<StoredFact>
{
    public void Configure(EntityTypeBuilder<StoredFact> builder)
    {
        builder.HasKey(e => new { e.RunId, e.Revision });
        builder.HasIndex(e => new { e.RunId, e.CommandId }).IsUnique();
        builder.HasOne<Run>().WithMany().HasForeignKey(e => e.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(e => e.CommandHash).HasMaxLength(64);
        builder.Property(e => e.Hash).HasMaxLength(64);
        builder.Property(e => e.Kind).HasMaxLength(40);
    }
}
