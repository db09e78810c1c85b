using Hearing.Api.Storage;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.People;

internal sealed class CandidateMapping : IEntityTypeConfiguration<Candidate>
{
    public void Configure(EntityTypeBuilder<Candidate> builder)
    {
        builder.BelongsToEdition(e => e.EditionId);
        builder.Property(e => e.Name).HasMaxLength(200);
        builder.Property(e => e.Unit).HasMaxLength(200);
        builder.Ignore(e => e.FullName);
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}
