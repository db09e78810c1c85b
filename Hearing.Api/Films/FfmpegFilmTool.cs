using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Films;

/// <summary>ffprobe and ffmpeg as child processes that may read one file, a few formats and nothing else.</summary>
internal sealed class FfmpegFilmTool(IOptions<FilmOptions> options) : IFilmTool
{
    private static readonly string[] Allowed =
    [
        "-protocol_whitelist", "file", "-format_whitelist", "mov,mp4,matroska,webm",
        "-codec_whitelist", "h264,hevc,vp8,vp9,av1,libdav1d,mpeg4,prores,aac,mp3,opus,libopus,vorbis,flac,pcm_s16le,pcm_s24le,mov_text",
    ];

    public async Task<FilmFacts> MeasureAsync(string path, CancellationToken cancel)
    {
        var input = Sandbox.Inside(path);
        var found = await RunAsync("/usr/bin/ffprobe", path,
            [.. Allowed, "-v", "error", "-select_streams", "v:0", "-show_entries", "format=format_name:stream=width,height", "-of", "json", input], cancel);
        var (mediaType, width, height) = Read(found);
        var progress = await RunAsync("/usr/bin/ffmpeg", path,
            ["-nostdin", "-v", "error", "-threads", "1", "-max_pixels", "8847360", .. Allowed, "-i", input, "-map", "0:v:0", "-f", "null", "-progress", "pipe:1", "-"], cancel);
        return new FilmFacts(LengthOf(progress), mediaType, width, height);
    }

    private static (string MediaType, int Width, int Height) Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (!root.TryGetProperty("streams", out var streams) || streams.GetArrayLength() == 0)
        {
            throw NoFilm();
        }

        var format = root.GetProperty("format").GetProperty("format_name").GetString() ?? "";
        var mediaType = format.Contains("matroska", StringComparison.Ordinal) || format.Contains("webm", StringComparison.Ordinal) ? "video/webm" : "video/mp4";
        return (mediaType, streams[0].GetProperty("width").GetInt32(), streams[0].GetProperty("height").GetInt32());
    }

    private static TimeSpan LengthOf(string progress)
    {
        var last = progress.Split('\n').LastOrDefault(line => line.StartsWith("out_time_us=", StringComparison.Ordinal));
        return last is not null && long.TryParse(last["out_time_us=".Length..], NumberStyles.Integer, CultureInfo.InvariantCulture, out var microseconds)
            ? TimeSpan.FromMilliseconds(microseconds / 1000)
            : throw NoFilm();
    }

    private async Task<string> RunAsync(string tool, string path, string[] arguments, CancellationToken cancel)
    {
        var seconds = options.Value.ProbeSeconds;
        using var process = Process.Start(Sandbox.Start(tool, path, seconds, arguments)) ?? throw new InvalidOperationException($"{tool} did not start.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await errors;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? output : throw NoFilm();
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new Refused(RefusalCode.FilmNotUsable, $"The film could not be read within {seconds} s.", "TooSlow", seconds);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static Refused NoFilm() => new(RefusalCode.FilmNotUsable, "The file is no film that can be played: hand in MP4, MOV or WebM.", "NoFilm");
}
