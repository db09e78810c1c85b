using Hearing.Api.Storage;
using Hearing.Domain.Awards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Awards;

internal sealed class AwardMapping : IEntityTypeConfiguration<Award>
{
    public void Configure(EntityTypeBuilder<Award> builder)
    {
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasIndex(e => e.CandidateId).IsUnique();
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}
