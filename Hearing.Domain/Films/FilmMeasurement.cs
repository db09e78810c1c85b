namespace Hearing.Domain.Films;

/// <summary>What was measured in a film version by decoding all of it.</summary>
public sealed class FilmMeasurement
{
    public required FilmId FilmId { get; init; }
    public required EditionId EditionId { get; init; }
    public required DateTimeOffset MeasuredAt { get; init; }
    public required string VideoCodec { get; init; }

    /// <summary>Null when the film has no sound.</summary>
    public string? AudioCodec { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required double FramesPerSecond { get; init; }

    /// <summary>Integrated loudness in LUFS (EBU R128); null without sound, or where all of it is too quiet to count.</summary>
    public double? Loudness { get; init; }

    /// <summary>True peak in dBTP; null without sound.</summary>
    public double? TruePeak { get; init; }

    /// <summary>Where the picture is black for a second or more.</summary>
    public required IReadOnlyList<Stretch> Black { get; init; }

    /// <summary>Where nothing is heard for two seconds or more.</summary>
    public required IReadOnlyList<Stretch> Silent { get; init; }
}
