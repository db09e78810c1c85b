using Hearing.Api.Storage;
using Hearing.Domain.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Documents.Signatures;

internal sealed class SignatureMapping : IEntityTypeConfiguration<SignaturePicture>
{
    public void Configure(EntityTypeBuilder<SignaturePicture> builder)
    {
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasKey(e => new { e.EditionId, e.Name });
        builder.Property(e => e.Name).HasMaxLength(200);
    }
}
