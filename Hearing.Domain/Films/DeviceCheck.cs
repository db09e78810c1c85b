namespace Hearing.Domain.Films;

/// <summary>What may be wrong with a device; each has words that say what to do.</summary>
public enum DeviceFault { NotHeard, MayNotPlay, DropsFrames, SlowConnection, LongWay, UnsteadyClock, NoFrames }

/// <summary>What a device said of itself in the device check.</summary>
/// <param name="MayPlay">Whether the browser lets a film begin with sound before anybody has touched the page.</param>
/// <param name="DroppedShare">Frames dropped of those decoded, 0 to 1.</param>
/// <param name="FollowsFrames">Whether the browser says which frame is on screen (<c>requestVideoFrameCallback</c>).</param>
/// <param name="HeardSound">Whether the person heard the tone.</param>
/// <param name="ClockGapMilliseconds">How far apart the bounds on the server's clock lie.</param>
/// <param name="BitsPerSecond">Measured on a real film.</param>
/// <param name="RoundTripMilliseconds">Median of several questions.</param>
/// <param name="Floor">What came of camera, microphone and the like; null where none of it was tried.</param>
public sealed record DeviceFindings(
    bool MayPlay, double DroppedShare, bool FollowsFrames, bool HeardSound, double ClockGapMilliseconds, double BitsPerSecond, double RoundTripMilliseconds,
    FloorFindings? Floor = null)
{
    private const double MostDropped = 0.05;

    /// <summary>What a film in 720p takes while it is fetched in the time it plays.</summary>
    private const double LeastBitsPerSecond = 4_000_000;
    private const double LongestRoundTrip = 500;
    private const double WidestClockGap = 100;

    /// <summary>What is wrong, the worst first; nothing when the device is good.</summary>
    public IReadOnlyList<DeviceFault> Faults()
    {
        (bool Is, DeviceFault Fault)[] all =
        [
            (!HeardSound, DeviceFault.NotHeard), (!MayPlay, DeviceFault.MayNotPlay), (DroppedShare > MostDropped, DeviceFault.DropsFrames), (BitsPerSecond < LeastBitsPerSecond, DeviceFault.SlowConnection),
            (RoundTripMilliseconds > LongestRoundTrip, DeviceFault.LongWay), (ClockGapMilliseconds > WidestClockGap, DeviceFault.UnsteadyClock), (!FollowsFrames, DeviceFault.NoFrames),
        ];
        return [.. all.Where(f => f.Is).Select(f => f.Fault)];
    }

    /// <summary>Red where nothing is heard, amber where something may disturb; a browser that waits for a touch before it plays is asked for one and is no trouble.</summary>
    public FilmStatus Judge() => !HeardSound ? FilmStatus.Red
        : Floor?.HasTrouble() == true || Faults().Any(f => f is not (DeviceFault.MayNotPlay or DeviceFault.NoFrames)) ? FilmStatus.Amber : FilmStatus.Green;
}

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
