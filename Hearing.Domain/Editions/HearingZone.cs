namespace Hearing.Domain.Editions;

/// <summary>The one place where local times of the plan become instants and back.</summary>
public sealed class HearingZone
{
    private readonly TimeZoneInfo _zone;

    private HearingZone(TimeZoneInfo zone) => _zone = zone;

    /// <summary>The zone with an IANA name.</summary>
    public static HearingZone Named(string iana) => new(TimeZoneInfo.FindSystemTimeZoneById(iana));

    /// <summary>Whether the zone's name is known.</summary>
    public static bool Exists(string? iana) => iana is not null && TimeZoneInfo.TryFindSystemTimeZoneById(iana, out _);

    /// <summary>
    /// The instant of a local time. A time that happens twice (autumn) is the earlier of the two;
    /// a time in the gap (spring) is moved forward by the gap's length. Refuse gap times with <see cref="IsInGap"/> first.
    /// </summary>
    public DateTimeOffset ToInstant(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        var offset = _zone.IsAmbiguousTime(local) ? _zone.GetAmbiguousTimeOffsets(local).Max()
            : _zone.IsInvalidTime(local) ? _zone.GetUtcOffset(local.AddHours(-3))
            : _zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>Whether the local time is skipped by a clock change.</summary>
    public bool IsInGap(DateOnly date, TimeOnly time) => _zone.IsInvalidTime(date.ToDateTime(time));

    /// <summary>The local time of an instant.</summary>
    public DateTime ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone).DateTime;

    /// <summary>The local date of an instant.</summary>
    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant));
}
