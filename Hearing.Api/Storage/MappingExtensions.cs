using System.Linq.Expressions;
using Hearing.Domain.Editions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Storage;

internal static class MappingExtensions
{
    /// <summary>The row belongs to an edition; an edition with rows is not deleted.</summary>
    public static void BelongsToEdition<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> editionId) where T : class =>
        builder.HasOne<Edition>().WithMany().HasForeignKey(editionId).OnDelete(DeleteBehavior.Restrict);
}
