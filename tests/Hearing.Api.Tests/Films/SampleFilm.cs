using System.Diagnostics;

namespace Hearing.Api.Tests.Films;

/// <summary>Real films made by ffmpeg, once for each length.</summary>
internal static class SampleFilm
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("films-").FullName;
    private static readonly Lock Gate = new();

    public static string OfSeconds(double seconds)
    {
        var path = Path.Combine(Folder, FormattableString.Invariant($"{seconds:0.0}.mp4"));
        lock (Gate)
        {
            if (!File.Exists(path))
            {
                Ffmpeg("-f", "lavfi", "-i", FormattableString.Invariant($"testsrc2=s=64x64:r=10:d={seconds}"), "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", path);
            }
        }

        return path;
    }

    /// <summary>A film made by these arguments, once for each name.</summary>
    public static string Made(string name, params string[] arguments)
    {
        var path = Path.Combine(Folder, name);
        lock (Gate)
        {
            if (!File.Exists(path))
            {
                Ffmpeg([.. arguments, path]);
            }
        }

        return path;
    }

    private static void Ffmpeg(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments]))!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
