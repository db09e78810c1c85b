using Hearing.Api.Storage;
using Hearing.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Planning;

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.BelongsToEdition(e => e.EditionId);
        builder.Property(e => e.Title).HasMaxLength(300);
        builder.Property(e => e.MeetingLink).HasMaxLength(2000);
        builder.Ignore(e => e.Length);
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}
