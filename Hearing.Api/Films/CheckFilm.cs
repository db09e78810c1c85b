using System.Diagnostics;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Films;

/// <summary>The film of the device check: eight seconds as films are played on the day, moving, with a tone in each second. Made at its first use.</summary>
internal sealed class CheckFilm(IOptions<HearingOptions> options) : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim _one = new(1);
    private readonly string _path = Path.Combine(options.Value.DataDirectory, "films", "check-1.mp4");

    public async Task<string> PathAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            if (!File.Exists(_path))
            {
                await MakeAsync(cancel);
            }
        }
        finally
        {
            _one.Release();
        }

        return _path;
    }

    public void Dispose() => _one.Dispose();

    private async Task MakeAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var part = $"{_path}.{Guid.NewGuid():N}.part";
        string[] arguments =
        [
            "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=s=1280x720:r=25:d=8", "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000:duration=8,volume='if(lt(mod(t,1),0.5),0.5,0)':eval=frame",
            "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-b:v", "4M", "-maxrate", "4M", "-bufsize", "8M", "-g", "50", "-c:a", "aac", "-b:a", "128k", "-movflags", "+faststart", "-f", "mp4", part,
        ];
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(_patience);
        using var process = Process.Start(new ProcessStartInfo(Ffmpeg.Convert, arguments)) ?? throw new InvalidOperationException("ffmpeg did not start.");
        try
        {
            await process.WaitForExitAsync(late.Token);
            if (process.ExitCode != 0)
            {
                throw new Refused(RefusalCode.StorageFull, "The film of the device check could not be made.");
            }

            File.Move(part, _path, overwrite: true);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            File.Delete(part);
        }
    }
}
