namespace Hearing.Domain.Films;

/// <summary>Which films a device that follows a room has on itself, checked against their digests.</summary>
public sealed class DeviceReadiness
{
    /// <summary>A device that has said nothing for so long is not counted.</summary>
    public static readonly TimeSpan GoneAfter = TimeSpan.FromSeconds(90);

    public required EditionId EditionId { get; init; }
    public required string Room { get; init; }

    /// <summary>The device's own random name, kept in its browser.</summary>
    public required Guid Device { get; init; }

    /// <summary>Whose device it is; null for a screen of the house.</summary>
    public PersonId? By { get; set; }
    public required IReadOnlyList<FilmId> Films { get; set; }
    public required DateTimeOffset At { get; set; }
}
