using System.Globalization;
using System.Text.Json;
using System.Text;
using Hearing.Api.Tools;
using Hearing.Domain.Films;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Films;

/// <summary>Measures films and makes the versions that are played, with ffmpeg.</summary>
internal sealed class FfmpegFilmTool(IOptions<FilmOptions> options) : IFilmTool
{
    /// <summary>Making may take so many times the film's length.</summary>
    private const int MostTimesLength = 20;
    private static readonly TimeSpan _leastMaking = TimeSpan.FromSeconds(30);

    public async Task<FilmFacts> MeasureAsync(string path, CancellationToken cancel)
    {
        var limit = TimeSpan.FromSeconds(options.Value.ProbeSeconds);
        var json = new StringBuilder();
        await Ffmpeg.RunAsync(Ffmpeg.Probe, path, limit,
            [.. Ffmpeg.Allowed, "-v", "error", "-show_entries", "format=format_name:stream=codec_type,codec_name,width,height:stream_side_data=rotation", "-of", "json", Sandbox.Inside(path)],
            line => json.AppendLine(line), _ => { }, cancel);
        var (mediaType, video, audio) = Streams(json.ToString());
        var reading = new FfmpegReading();
        string[] sound = audio is null ? [] : ["-map", "0:a:0", "-af", "ebur128=peak=true:framelog=verbose,silencedetect=n=-50dB:d=2", "-f", "null", "-"];
        await Ffmpeg.RunAsync(Ffmpeg.Convert, path, limit,
            [.. Ffmpeg.Input(path), "-map", "0:v:0", "-vf", "blackdetect=d=1:pix_th=0.1", "-fps_mode", "passthrough", "-enc_time_base", "-1", "-c:v", "wrapped_avframe", "-f", "framecrc", "pipe:1", .. sound],
            reading.Picture, reading.Finding, cancel);
        return new(reading.Length, mediaType, video.Codec, audio, video.Width, video.Height, reading.FramesPerSecond, audio is null ? null : reading.Sound, reading.BlackStretches);
    }

    public async Task<IReadOnlyList<MadeFile>> MakeAsync(string path, FilmFacts facts, string folder, Action<int> reached, CancellationToken cancel)
    {
        var order = new MakingOrder(facts, folder);
        await Ffmpeg.RunAsync(Ffmpeg.Convert, path, MakingLimit(facts.Length), [.. Ffmpeg.Input(path), .. order.Arguments], line =>
        {
            const string key = "out_time_us=";
            if (line.StartsWith(key, StringComparison.Ordinal) && long.TryParse(line[key.Length..], CultureInfo.InvariantCulture, out var microseconds))
            {
                reached((int)Math.Clamp(microseconds / 10 / facts.Length.TotalMilliseconds, 0, 99));
            }
        }, _ => { }, cancel, folder);
        return [.. order.Files, await PosterAsync(order.Files[0], facts, folder, cancel)];
    }

    public static TimeSpan MakingLimit(TimeSpan length) => length * MostTimesLength is var limit && limit > _leastMaking ? limit : _leastMaking;

    /// <summary>A picture from where films have usually begun to show something, a third in; of what was just made, where it can be found without decoding the rest.</summary>
    private async Task<MadeFile> PosterAsync(MadeFile film, FilmFacts facts, string folder, CancellationToken cancel)
    {
        const string name = "poster.jpg";
        await Ffmpeg.RunAsync(Ffmpeg.Convert, film.Path, TimeSpan.FromSeconds(options.Value.ProbeSeconds),
            [
                "-ss", (facts.Length / 3).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture), .. Ffmpeg.Input(film.Path),
                "-frames:v", "1", "-q:v", "4", "-update", "1", "-f", "image2", "-y", Sandbox.Made(folder, name),
            ], _ => { }, _ => { }, cancel, folder);
        return new(RenditionKind.Poster, Path.Combine(folder, name));
    }

    private static (string MediaType, (string Codec, int Width, int Height) Video, string? Audio) Streams(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var streams = root.TryGetProperty("streams", out var list) ? list.EnumerateArray().ToList() : [];
        JsonElement? Of(string type) => streams.Where(s => s.TryGetProperty("codec_type", out var t) && t.GetString() == type && s.TryGetProperty("codec_name", out _)).Cast<JsonElement?>().FirstOrDefault();
        if (Of("video") is not { } video)
        {
            throw Ffmpeg.NoFilm();
        }

        var format = root.GetProperty("format").GetProperty("format_name").GetString() ?? "";
        var mediaType = format.Contains("matroska", StringComparison.Ordinal) || format.Contains("webm", StringComparison.Ordinal) ? "video/webm" : "video/mp4";
        var (width, height) = (video.GetProperty("width").GetInt32(), video.GetProperty("height").GetInt32());
        return (mediaType, IsTurned(video) ? (Name(video), height, width) : (Name(video), width, height), Of("audio") is { } audio ? Name(audio) : null);
    }

    private static string Name(JsonElement stream) => stream.GetProperty("codec_name").GetString() ?? "";

    /// <summary>Whether it lies on its side, as films from telephones held upright do.</summary>
    private static bool IsTurned(JsonElement video) =>
        video.TryGetProperty("side_data_list", out var data) && data.EnumerateArray().Any(d => d.TryGetProperty("rotation", out var degrees) && Math.Abs(degrees.GetInt32()) % 180 == 90);
}
