using Hearing.Api.Storage;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.People;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasIndex(e => new { e.EditionId, e.MailKey }).IsUnique();
        builder.HasIndex(e => e.CalendarSecret).IsUnique();
        builder.Property(e => e.Name).HasMaxLength(200);
        builder.Property(e => e.Mail).HasMaxLength(254);
        builder.Property(e => e.MailKey).HasMaxLength(254);
        builder.Property(e => e.CalendarSecret).HasMaxLength(40);
        builder.Ignore(e => e.ActiveRoles);
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}
