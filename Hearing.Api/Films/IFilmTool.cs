using Hearing.Domain.Films;

namespace Hearing.Api.Films;

/// <summary>What was found in a film by decoding it.</summary>
/// <param name="Length">To the end of the last decoded picture.</param>
/// <param name="MediaType"><c>video/mp4</c> or <c>video/webm</c>.</param>
/// <param name="Width">As shown, that is, turned where the film says so.</param>
internal sealed record FilmFacts(
    TimeSpan Length, string MediaType, string VideoCodec, string? AudioCodec, int Width, int Height, double FramesPerSecond, FilmSound? Sound, IReadOnlyList<Stretch> Black)
{
    public FilmMeasurement Of(Film film, DateTimeOffset now) => new()
    {
        FilmId = film.Id,
        EditionId = film.EditionId,
        MeasuredAt = now,
        VideoCodec = VideoCodec,
        AudioCodec = AudioCodec,
        Width = Width,
        Height = Height,
        FramesPerSecond = FramesPerSecond,
        Loudness = Sound?.Loudness,
        TruePeak = Sound?.TruePeak,
        Black = Black,
        Silent = Sound?.Silent ?? [],
    };
}

/// <summary>What was found in a film's sound; see <see cref="FilmMeasurement"/> for the units.</summary>
internal sealed record FilmSound(double? Loudness, double? TruePeak, IReadOnlyList<Stretch> Silent);

/// <summary>A file that was made from a film, in a folder of its own.</summary>
internal sealed record MadeFile(RenditionKind Kind, string Path);

/// <summary>Port to the tool that reads films. The file is hostile: it comes from outside.</summary>
internal interface IFilmTool
{
    /// <summary>Decodes the whole film and says what it holds.</summary>
    /// <exception cref="Domain.Refused"><see cref="Domain.Contracts.RefusalCode.FilmNotUsable"/> when it is no film, or takes too long.</exception>
    Task<FilmFacts> MeasureAsync(string path, CancellationToken cancel);

    /// <summary>Makes the versions that are played, into the folder. Ends at the latest after twenty times the film's length.</summary>
    /// <param name="reached">Told 0 to 100, several times a second.</param>
    /// <exception cref="Domain.Refused"><see cref="Domain.Contracts.RefusalCode.FilmNotUsable"/> as <see cref="MeasureAsync"/>.</exception>
    Task<IReadOnlyList<MadeFile>> MakeAsync(string path, FilmFacts facts, string folder, Action<int> reached, CancellationToken cancel);
}
