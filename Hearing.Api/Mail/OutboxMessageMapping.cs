using Hearing.Domain.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Mail;

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.HasIndex(e => e.Key).IsUnique();
        builder.HasIndex(e => e.State);
        builder.Property(e => e.Key).HasMaxLength(200);
        builder.Property(e => e.To).HasMaxLength(254);
        builder.Property(e => e.ToName).HasMaxLength(200);
        builder.Property(e => e.Subject).HasMaxLength(300);
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}
