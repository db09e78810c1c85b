using System.Globalization;
using Hearing.Domain;

namespace Hearing.Api.Floors.Recording;

/// <summary>
/// One of the engine's files: one person's sound or picture in one cue, by its name <c>edition-cue-began-person-kind-media-number.mjr</c>.
/// </summary>
/// <param name="IsScreen">Whether it is of a screen and not of a camera with its microphone.</param>
/// <param name="IsPicture">Whether it holds a picture and not sound.</param>
internal sealed record Tape(string Path, PartId Cue, PersonId Person, bool IsScreen, bool IsPicture)
{
    private const string Screen = "screen", Camera = "camera";

    /// <summary>What the files of one line in one cue are called, before the engine says which media each holds.</summary>
    public static string NameOf(EditionId edition, PartId cue, PersonId person, bool isScreen, DateTimeOffset began) => string.Create(
        CultureInfo.InvariantCulture, $"{edition.Value:N}-{cue.Value:N}-{began.ToUnixTimeMilliseconds()}-{person.Value:N}-{(isScreen ? Screen : Camera)}");

    /// <summary>Every tape of an edition in the folder, the earliest first.</summary>
    public static IEnumerable<Tape> In(string folder, EditionId edition) => !Directory.Exists(folder) ? [] :
        Directory.EnumerateFiles(folder, $"{edition.Value:N}-*.mjr").Order(StringComparer.Ordinal).Select(Read).OfType<Tape>();

    private static Tape? Read(string path) =>
        System.IO.Path.GetFileNameWithoutExtension(path).Split('-') is [_, var cue, _, var person, var kind and (Screen or Camera), var media and ("audio" or "video"), ..]
        && Guid.TryParseExact(cue, "N", out var cueId) && Guid.TryParseExact(person, "N", out var personId)
            ? new(path, new(cueId), new(personId), kind == Screen, media == "video") : null;
}
