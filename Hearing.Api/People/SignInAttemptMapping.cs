using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.People;

internal sealed class SignInAttemptMapping : IEntityTypeConfiguration<SignInAttempt>
{
    public void Configure(EntityTypeBuilder<SignInAttempt> builder)
    {
        builder.ToTable("SignInAttempts");
        builder.Ignore(e => e.ExpiresAt);
        builder.HasIndex(e => e.TokenHash).IsUnique();
        builder.HasIndex(e => e.BrowserHash);
        builder.HasIndex(e => e.CreatedAt);
        builder.Property(e => e.TokenHash).HasMaxLength(64);
        builder.Property(e => e.BrowserHash).HasMaxLength(64);
        builder.Property(e => e.AddressHash).HasMaxLength(64);
        builder.Property(e => e.CodeHash).HasMaxLength(64);
        builder.Property(e => e.MailKey).HasMaxLength(254);
        builder.Property(e => e.ReturnPath).HasMaxLength(1000);
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}
