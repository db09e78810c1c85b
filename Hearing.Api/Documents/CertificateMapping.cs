using Hearing.Api.Storage;
using Hearing.Domain.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Documents;

internal sealed class CertificateMapping : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasIndex(e => e.Code).IsUnique();
        builder.Property(e => e.Code).HasMaxLength(40);
        builder.Property(e => e.Number).HasMaxLength(40);
        builder.Property(e => e.CandidateName).HasMaxLength(402);
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}
