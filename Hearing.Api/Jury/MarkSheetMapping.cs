using Hearing.Api.Storage;
using Hearing.Domain.Jury;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Jury;

internal sealed class MarkSheetMapping : IEntityTypeConfiguration<MarkSheet>
{
    public void Configure(EntityTypeBuilder<MarkSheet> builder)
    {
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasIndex(e => new { e.JurorId, e.CandidateId }).IsUnique();
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}
