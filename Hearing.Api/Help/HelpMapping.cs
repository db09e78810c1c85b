using Hearing.Api.Storage;
using Hearing.Domain.Help;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Help;

internal sealed class HelpMapping : IEntityTypeConfiguration<HelpRequest>
{
    public void Configure(EntityTypeBuilder<HelpRequest> builder)
    {
        builder.ToTable("HelpRequests");
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasIndex(e => new { e.EditionId, e.State });
        builder.HasIndex(e => new { e.AddressHash, e.At });
        builder.Property(e => e.AddressHash).HasMaxLength(64);
        builder.Property(e => e.Who).HasMaxLength(HelpRequest.LongestName);
        builder.Property(e => e.Where).HasMaxLength(HelpRequest.LongestName);
        builder.Property(e => e.What).HasMaxLength(HelpRequest.LongestText);
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}
