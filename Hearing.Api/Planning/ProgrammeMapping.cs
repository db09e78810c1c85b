using Hearing.Api.Storage;
using Hearing.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Planning;

internal sealed class ProgrammeMapping : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> builder)
    {
        builder.HasKey(e => new { e.EditionId, e.Version });
        builder.BelongsToEdition(e => e.EditionId);
    }
}

internal sealed class ProgrammeSeenMapping : IEntityTypeConfiguration<ProgrammeSeen>
{
    public void Configure(EntityTypeBuilder<ProgrammeSeen> builder)
    {
        builder.ToTable("ProgrammesSeen");
        builder.HasKey(e => new { e.EditionId, e.Version, e.PersonId });
        builder.BelongsToEdition(e => e.EditionId);
    }
}
