using Hearing.Api.Storage;
using Hearing.Domain.Films;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearing.Api.Films;

internal sealed class DeviceCheckMapping : IEntityTypeConfiguration<DeviceCheck>
{
    public void Configure(EntityTypeBuilder<DeviceCheck> builder)
    {
        builder.ToTable("DeviceChecks");
        builder.BelongsToEdition(e => e.EditionId);
        builder.Property(e => e.Browser).HasMaxLength(100);
    }
}

internal sealed class DeviceReadinessMapping : IEntityTypeConfiguration<DeviceReadiness>
{
    public void Configure(EntityTypeBuilder<DeviceReadiness> builder)
    {
        builder.ToTable("DeviceReadiness");
        builder.HasKey(e => new { e.EditionId, e.Room, e.Device });
        builder.BelongsToEdition(e => e.EditionId);
        builder.Property(e => e.Room).HasMaxLength(40);
    }
}
