using System.Globalization;
using Hearing.Browser.Tests.Runs.Nodes;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Floors;

/// <summary>A camera whose picture carries a number from 0 to 255, as eight upright bars that are dark or light, so that whoever sees it can say whose it is.</summary>
internal static class CodedCamera
{
    private const int Width = 640, Height = 360, Bars = 8;

    /// <summary>What a browser is started with to have such a camera, of so many pictures a second.</summary>
    public static async Task<string[]> FlagsAsync(int code, string folder, int rate)
    {
        var file = Path.Combine(folder, $"camera-{code}.y4m");
        var bars = Enumerable.Range(0, Bars).Where(bar => (code >> bar & 1) == 1)
            .Select(bar => string.Create(CultureInfo.InvariantCulture, $",drawbox=x={bar * Width / Bars}:y=0:w={Width / Bars}:h={Height}:color=white:t=fill"));
        await Shell.RunAsync("ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", $"color=c=black:s={Width}x{Height}:r={rate}:d=1{string.Concat(bars)}", "-pix_fmt", "yuv420p", file);
        return ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={file}"];
    }

    /// <summary>What a browser is started with so that whoever uses it speaks all the time; else its microphone beeps now and then.</summary>
    public static async Task<string> SpeaksAsync(string folder)
    {
        var file = Path.Combine(folder, "voice.wav");
        await Shell.RunAsync("ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", "sine=frequency=300:duration=2", "-af", "volume=4", file);
        return $"--use-file-for-fake-audio-capture={file}";
    }

    /// <summary>The numbers of the cameras that the page shows now, each from a frame that it has decoded.</summary>
    public static async Task<int[]> SeenAsync(IPage page) => await page.EvaluateAsync<int[]>(Read);

    /// <summary>The number of the one camera that fills the picture of a film shortly before its end.</summary>
    public static async Task<int> InFileAsync(string film)
    {
        var pixels = Path.ChangeExtension(film, ".gray");
        await Shell.RunAsync(
            "ffmpeg", "-v", "error", "-y", "-sseof", "-0.5", "-i", film, "-frames:v", "1", "-vf", $"scale={Bars}:1:flags=area", "-pix_fmt", "gray", "-f", "rawvideo", pixels);
        return (await File.ReadAllBytesAsync(pixels)).Index().Sum(bar => bar.Item > 128 ? 1 << bar.Index : 0);
    }

    private const string Read = """
        () => [...document.querySelectorAll('[data-feed]:not([hidden]) video')].filter(v => v.videoWidth > 0).map(video => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 36 });
          const context = canvas.getContext('2d', { willReadFrequently: true });
          context.drawImage(video, 0, 0, 64, 36);
          let code = 0;
          for (let bar = 0; bar < 8; bar++) if (context.getImageData(bar * 8 + 4, 18, 1, 1).data[0] > 128) code |= 1 << bar;
          return code;
        }).sort((a, b) => a - b)
        """;
}
