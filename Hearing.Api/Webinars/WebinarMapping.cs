using Hearing.Api.Storage;
using Hearing.Domain.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Webinars;

internal sealed class WebinarMapping : IEntityTypeConfiguration<Webinar>
{
    public void Configure(EntityTypeBuilder<Webinar> builder)
    {
        builder.BelongsToEdition(e => e.EditionId);
        builder.Property(e => e.Title).HasMaxLength(300);
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}
