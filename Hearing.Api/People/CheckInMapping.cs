using Hearing.Api.Storage;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.People;

internal sealed class CheckInMapping : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> builder)
    {
        builder.ToTable("CheckIns");
        builder.HasKey(e => new { e.PersonId, e.Date });
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasIndex(e => new { e.EditionId, e.Date });
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}
