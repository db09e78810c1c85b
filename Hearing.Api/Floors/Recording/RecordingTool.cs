using System.Globalization;
using Hearing.Api.Films;
using Hearing.Api.Tools;
using Hearing.Domain;
using Hearing.Domain.Floors;

namespace Hearing.Api.Floors.Recording;

/// <summary>Reads the engine's tapes with janus-pp-rec and puts them together with ffmpeg, each in its sandbox: what browsers sent is hostile.</summary>
internal sealed class RecordingTool
{
    private const string Reader = "/usr/bin/janus-pp-rec", Chapters = "chapters.txt", List = "list.txt";
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(30);

    /// <summary>The tape as a file in the folder; null where nothing can be read from it.</summary>
    public async Task<Piece?> ReadAsync(Tape tape, string folder, int number, CancellationToken cancel)
    {
        if (TapeHeader.BeganAt(tape.Path) is not { } began)
        {
            return null;
        }

        var name = Invariant($"{number}.{(tape.IsPicture ? "webm" : "opus")}");
        var length = 0.0;
        try
        {
            await Ffmpeg.RunAsync(Reader, tape.Path, _patience, [Sandbox.PathInside(tape.Path), Sandbox.PathMade(folder, name)], _ => { }, _ => { }, cancel, folder);
            await Ffmpeg.RunAsync(
                Ffmpeg.Probe, null, _patience,
                ["-v", "error", "-protocol_whitelist", "file", "-format_whitelist", "matroska,webm,ogg", "-show_entries", "format=duration", "-of", "default=nokey=1:noprint_wrappers=1", Sandbox.Made(folder, name)],
                line => _ = double.TryParse(line, CultureInfo.InvariantCulture, out length), _ => { }, cancel, folder);
        }
        catch (Refused)
        {
            // Too short to hold a frame, or broken: the others are put together without it.
            return null;
        }

        return length > 0 ? new(tape, name, began, TimeSpan.FromSeconds(length)) : null;
    }

    /// <summary>One file of all stretches, with their chapters; its path.</summary>
    /// <param name="reached">Told 0 to 99.</param>
    /// <exception cref="Refused"><see cref="Domain.Contracts.RefusalCode.FilmNotUsable"/> when ffmpeg says no.</exception>
    public async Task<string> PutTogetherAsync(
        string title, IReadOnlyList<RecordedStretch> stretches, IReadOnlyList<RecordingChapter> chapters, IReadOnlyList<Piece> pieces, string folder, Action<int> reached, CancellationToken cancel)
    {
        var (whole, done) = (stretches.Aggregate(TimeSpan.Zero, (sum, s) => sum + (s.Until - s.From)), TimeSpan.Zero);
        var list = new List<string>();
        foreach (var (at, stretch) in stretches.Index())
        {
            var made = Invariant($"stretch-{at}.mp4");
            var order = new StretchOrder(stretch, pieces);
            await Ffmpeg.RunAsync(Ffmpeg.Convert, null, FfmpegFilmTool.MakingLimit(order.Length), order.Arguments(folder, made), _ => { }, _ => { }, cancel, folder);
            list.Add($"file '{made}'");
            done += order.Length;
            reached((int)(done / whole * 99));
        }

        await File.WriteAllLinesAsync(Path.Combine(folder, List), list, cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, Chapters), ChapterText.Of(title, chapters, whole), cancel);
        const string result = "recording.mp4";
        await Ffmpeg.RunAsync(
            Ffmpeg.Convert, null, _patience,
            ["-nostdin", "-hide_banner", "-nostats", "-protocol_whitelist", "file", "-f", "concat", "-i", Sandbox.Made(folder, List), "-f", "ffmetadata", "-i", Sandbox.Made(folder, Chapters),
                "-map", "0", "-map_metadata", "1", "-c", "copy", "-movflags", "+faststart", "-y", "-f", "mp4", Sandbox.Made(folder, result)],
            _ => { }, _ => { }, cancel, folder);
        return Path.Combine(folder, result);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
