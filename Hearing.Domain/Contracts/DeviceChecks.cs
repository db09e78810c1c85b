using Hearing.Domain.Films;

namespace Hearing.Domain.Contracts;

/// <summary>A device check that has been carried out.</summary>
/// <param name="Device">The device's own random name, kept in its browser.</param>
public sealed record DeviceChecked(Guid Device, DeviceFindings Findings);
