namespace Hearing.Api.Films;

/// <summary>What was found in a film by decoding it.</summary>
/// <param name="Length">From first to last decoded picture's end.</param>
/// <param name="MediaType"><c>video/mp4</c> or <c>video/webm</c>.</param>
internal sealed record FilmFacts(TimeSpan Length, string MediaType, int Width, int Height);

/// <summary>Port to the tool that reads films. The file is hostile: it comes from outside.</summary>
internal interface IFilmTool
{
    /// <summary>Decodes the whole film and says what it holds.</summary>
    /// <exception cref="Domain.Refused"><see cref="Domain.Contracts.RefusalCode.FilmNotUsable"/> when it is no film, or takes too long.</exception>
    Task<FilmFacts> MeasureAsync(string path, CancellationToken cancel);
}
