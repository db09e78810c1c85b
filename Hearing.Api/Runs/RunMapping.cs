using Hearing.Api.Storage;
using Hearing.Domain.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Runs;

internal sealed class RunMapping : IEntityTypeConfiguration<Run>
{
    public void Configure(EntityTypeBuilder<Run> builder)
    {
        builder.BelongsToEdition(e => e.EditionId);
        builder.Property(e => e.Room).HasMaxLength(40);
        builder.HasIndex(e => new { e.EditionId, e.Room }).IsUnique();
    }
}
