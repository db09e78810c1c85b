using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.People;

internal sealed class DisplayMapping : IEntityTypeConfiguration<Display>
{
    public void Configure(EntityTypeBuilder<Display> builder)
    {
        builder.ToTable("Displays");
        builder.HasOne<Edition>().WithMany().HasForeignKey(e => e.EditionId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(e => e.IsPaired);
        builder.HasIndex(e => e.SecretHash).IsUnique();
        builder.Property(e => e.SecretHash).HasMaxLength(64);
        builder.Property(e => e.CodeHash).HasMaxLength(64);
        builder.Property(e => e.Room).HasMaxLength(40);
        builder.Property(e => e.Shows).HasDefaultValue(Domain.Screens.ScreenKind.Live);
        builder.Property(e => e.Name).HasMaxLength(Display.LongestName).HasDefaultValue("");
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}
