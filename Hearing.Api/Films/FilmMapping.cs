using Hearing.Api.Storage;
using Hearing.Domain.Films;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Films;

internal sealed class FilmMapping : IEntityTypeConfiguration<Film>
{
    public void Configure(EntityTypeBuilder<Film> builder)
    {
        builder.BelongsToEdition(e => e.EditionId);
        builder.HasIndex(e => new { e.CandidateId, e.Version }).IsUnique();
        builder.Property(e => e.Sha256).HasMaxLength(64);
        builder.Property(e => e.MediaType).HasMaxLength(100);
        builder.Property(e => e.Title).HasMaxLength(300);
        builder.Property(e => e.CaptionsExcuse).HasMaxLength(1000);
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}
