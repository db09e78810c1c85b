using Hearing.Domain.Editions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Editions;

internal sealed class EditionMapping : IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> builder)
    {
        builder.HasIndex(e => e.Slug).IsUnique();
        builder.Property(e => e.Slug).HasMaxLength(40);
        builder.Property(e => e.Name).HasMaxLength(200);
        builder.Property(e => e.TimeZone).HasMaxLength(60);
        builder.Property(e => e.Revision).IsConcurrencyToken();
        builder.Ignore(e => e.Zone);
        builder.Ignore(e => e.IsReleased);
    }
}
