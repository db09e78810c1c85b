namespace Hearing.Domain.Floors;

/// <summary>What somebody sends.</summary>
[Flags]
public enum Media
{
    None = 0,
    Microphone = 1,
    Camera = 2,
    Screen = 4,
}

/// <summary>Where somebody is seen and heard.</summary>
[Flags]
public enum FloorPlaces
{
    None = 0,
    /// <summary>The room: everybody who follows it.</summary>
    Room = 1,
    /// <summary>The green room: the team that comes next, its technicians and organisers.</summary>
    GreenRoom = 2,
    /// <summary>The jury's private talk: jurors without conflict alone.</summary>
    PrivateTalk = 4,
}

/// <summary>What one person may do on the floor at an instant.</summary>
/// <param name="Sends">The one place where they are seen and heard; none when they may send nothing.</param>
/// <param name="Media">What they may send there; none exactly when <paramref name="Sends"/> is.</param>
/// <param name="Hears">The places that they see and hear.</param>
/// <param name="Team">Whose green room it is that they wait in; null for those who are in everybody's.</param>
public sealed record FloorGrant(FloorPlaces Sends, Media Media, FloorPlaces Hears, CandidateId? Team = null)
{
    /// <summary>Nothing at all.</summary>
    public static readonly FloorGrant Nothing = new(FloorPlaces.None, Media.None, FloorPlaces.None);

    /// <summary>The same without these media.</summary>
    public FloorGrant Without(Media media) => (Media & ~media) is var left and not Media.None ? this with { Media = left } : this with { Sends = FloorPlaces.None, Media = Media.None };

    /// <summary>Whether these media, all of them, may be sent.</summary>
    public bool Allows(Media media) => media != Media.None && (Media & media) == media;

    /// <summary>Whether a screen may be sent, or else a camera or its microphone.</summary>
    public bool AllowsAny(bool isScreen) => (Media & (isScreen ? Media.Screen : Media.Camera | Media.Microphone)) != Media.None;

    /// <summary>Whether whoever has this grant sees and hears whoever has that one. Two teams that wait at once do not: they compete.</summary>
    public bool Perceives(FloorGrant sender) =>
        (Hears & sender.Sends) is var shared and not FloorPlaces.None && (shared != FloorPlaces.GreenRoom || Team is null || sender.Team is null || Team == sender.Team);
}
