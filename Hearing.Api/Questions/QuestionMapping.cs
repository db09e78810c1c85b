using Hearing.Api.Storage;
using Hearing.Domain.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Questions;

internal sealed class QuestionMapping : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> builder)
    {
        builder.ToTable("Questions");
        builder.BelongsToEdition(e => e.EditionId);
        builder.Ignore(e => e.IsOpen);
        builder.HasIndex(e => new { e.EditionId, e.Room, e.CandidateId });
        builder.HasIndex(e => e.AskedBy);
        builder.Property(e => e.Room).HasMaxLength(40);
        builder.Property(e => e.Criterion).HasMaxLength(60);
        builder.Property(e => e.Text).HasMaxLength(Question.Longest);
        builder.Property(e => e.Revision).IsConcurrencyToken();
    }
}
