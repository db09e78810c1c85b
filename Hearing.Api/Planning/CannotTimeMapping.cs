using Hearing.Api.Storage;
using Hearing.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Planning;

internal sealed class CannotTimeMapping : IEntityTypeConfiguration<CannotTime>
{
    public void Configure(EntityTypeBuilder<CannotTime> builder)
    {
        builder.BelongsToEdition(e => e.EditionId);
        builder.Property(e => e.Reason).HasMaxLength(500);
    }
}
