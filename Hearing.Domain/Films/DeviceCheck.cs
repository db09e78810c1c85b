namespace Hearing.Domain.Films;

/// <summary>What a device said of itself in the device check.</summary>
/// <param name="MayPlay">Whether the browser lets a film begin with sound.</param>
/// <param name="DroppedShare">Frames dropped of those decoded, 0 to 1.</param>
/// <param name="FollowsFrames">Whether the browser says which frame is on screen (<c>requestVideoFrameCallback</c>).</param>
/// <param name="HeardSound">Whether the person heard the tone.</param>
/// <param name="ClockGapMilliseconds">How far apart the bounds on the server's clock lie.</param>
/// <param name="BitsPerSecond">Measured on a part of a real film.</param>
/// <param name="RoundTripMilliseconds">Median of several questions.</param>
public sealed record DeviceFindings(
    bool MayPlay, double DroppedShare, bool FollowsFrames, bool HeardSound, double ClockGapMilliseconds, double BitsPerSecond, double RoundTripMilliseconds);

/// <summary>A device check that somebody carried out.</summary>
public sealed class DeviceCheck
{
    public required Guid Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Whose device it is; null once the person is erased.</summary>
    public PersonId? By { get; set; }

    /// <summary>The device's own random name, kept in its browser, so that a second check of it is known as such.</summary>
    public required Guid Device { get; init; }

    /// <summary>Browser and system, as read from what the browser says of itself.</summary>
    public required string Browser { get; init; }
    public required DeviceFindings Findings { get; init; }
    public required DateTimeOffset At { get; init; }
}
