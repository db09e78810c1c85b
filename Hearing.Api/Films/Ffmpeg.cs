using Hearing.Api.Tools;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Films;

/// <summary>ffprobe and ffmpeg as child processes that may read one file, a few formats and nothing else.</summary>
internal static class Ffmpeg
{
    public const string Probe = "/usr/bin/ffprobe", Convert = "/usr/bin/ffmpeg";

    /// <summary>What stands before an input: local files, the containers that cameras and editors make, and their codecs.</summary>
    public static readonly string[] Allowed =
    [
        "-protocol_whitelist", "file", "-format_whitelist", "mov,mp4,matroska,webm",
        "-codec_whitelist", "h264,hevc,vp8,vp9,av1,libdav1d,mpeg4,prores,aac,mp3,opus,libopus,vorbis,flac,pcm_s16le,pcm_s24le,mov_text",
    ];

    /// <summary>The input with its bounds: pictures of at most 4096 × 2160.</summary>
    public static string[] Input(string path) => ["-nostdin", "-hide_banner", "-nostats", "-threads", "2", "-max_pixels", "8847360", .. Allowed, "-i", Sandbox.Inside(path)];

    public static Refused NoFilm() => new(RefusalCode.FilmNotUsable, "The file is no film that can be played: hand in MP4, MOV or WebM.", "NoFilm");

    /// <summary>Runs it to its end, and tells each line as it comes.</summary>
    /// <param name="limit">The time it may take, and the processor time for each of two processors.</param>
    /// <exception cref="Refused"><see cref="RefusalCode.FilmNotUsable"/> when it says no, or takes longer.</exception>
    public static async Task RunAsync(string tool, string? path, TimeSpan limit, string[] arguments, Action<string> output, Action<string> errors, CancellationToken cancel, string? folder = null)
    {
        var seconds = (int)Math.Ceiling(limit.TotalSeconds);
        using var sandboxed = await SandboxedProcess.StartAsync(Sandbox.Start(tool, path, seconds * 2, arguments, folder));
        var process = sandboxed.Process;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(limit);
        try
        {
            process.StandardInput.Close();
            await Task.WhenAll(TellAsync(process.StandardOutput, output, late.Token), TellAsync(process.StandardError, errors, late.Token));
            await process.WaitForExitAsync(late.Token);
            if (process.ExitCode != 0)
            {
                throw NoFilm();
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new Refused(RefusalCode.FilmNotUsable, $"The film could not be read within {seconds} s.", "TooSlow", seconds);
        }
    }

    private static async Task TellAsync(StreamReader reader, Action<string> told, CancellationToken cancel)
    {
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            told(line);
        }
    }
}
