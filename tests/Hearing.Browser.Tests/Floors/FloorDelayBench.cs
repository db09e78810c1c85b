using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Floors;

/// <summary>How late a picture is, and how soon everybody is back after the media server's restart; <c>deploy/bench.sh floor</c> runs it.</summary>
public sealed class FloorDelayBench(Chromium chromium) : FloorBenchTest<FloorServer>(chromium)
{
    private const int Restarts = 5;

    /// <summary>
    /// A camera whose picture says when it was taken: sixteen bars, the clock's lowest bits in milliseconds. Each picture is handed on as it is
    /// drawn; a canvas's own stream would wait for the screen's next turn first, up to 17 ms that no camera has.
    /// </summary>
    private const string Clock = """
        navigator.mediaDevices.getUserMedia = ((real) => async (wish) => {
          const sound = await real({ audio: wish.audio });
          const canvas = new OffscreenCanvas(640, 360);
          const context = canvas.getContext('2d');
          const camera = new MediaStreamTrackGenerator({ kind: 'video' });
          const pictures = camera.writable.getWriter();
          setInterval(() => {
            const now = Date.now();
            for (let bar = 0; bar < 16; bar++) { context.fillStyle = now >> bar & 1 ? '#fff' : '#000'; context.fillRect(bar * 40, 0, 40, 360); }
            void pictures.write(new VideoFrame(canvas, { timestamp: performance.now() * 1000 }));
          }, 40);
          return new MediaStream([...sound.getAudioTracks(), camera]);
        })(navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices));
        """;

    private const string Delays = """
        () => new Promise((resolve) => {
          const video = document.querySelector('[data-feed] video');
          const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 4 });
          const context = canvas.getContext('2d', { willReadFrequently: true });
          const delays = [];
          const look = () => {
            const now = Date.now();
            context.drawImage(video, 0, 0, 64, 4);
            const pixels = context.getImageData(0, 2, 64, 1).data;
            let drawn = 0;
            for (let bar = 0; bar < 16; bar++) if (pixels[(bar * 4 + 2) * 4] > 128) drawn |= 1 << bar;
            delays.push((now - drawn) & 0xffff);
            if (delays.length < 250) video.requestVideoFrameCallback(look); else resolve(delays.slice(50));
          };
          video.requestVideoFrameCallback(look);
        })
        """;

    [Fact(Explicit = true)]
    public async Task A_picture_on_its_way_and_a_media_server_that_is_started_again()
    {
        var host = await SignedInAsync(Server, "organiser", browser: await CameraAsync(Host));
        await host.AddInitScriptAsync(Clock);
        await host.GotoAsync("/demo/live/main");
        var juror = await FollowAsync("juror");
        await host.Locator("[data-floor-start]").ClickAsync();
        await Eventually.Holds("a picture comes", () => MovesAsync(juror));
        var delays = (await juror.EvaluateAsync<double[]>(Delays)).Order().ToList();
        Say($"picture drawn → the same picture decoded at one viewer, {delays.Count} frames", "≤ 50 ms median", $"{delays[delays.Count / 2]:0} ms, 95 % within {delays[delays.Count * 95 / 100]:0} ms");

        var back = new List<double>();
        for (var turn = 0; turn < Restarts; turn++)
        {
            await Floor.Network.KillJanusAsync();
            await Eventually.Holds("nobody is seen", async () => !await MovesAsync(juror));
            await Floor.Network.StartJanusAsync();
            var begun = TimeProvider.System.GetTimestamp();
            await Eventually.Holds("a picture comes again", () => MovesAsync(juror));
            back.Add(TimeProvider.System.GetElapsedTime(begun).TotalSeconds);
        }

        Say($"media server listens again → who had the floor is seen, {Restarts} times", "≤ 5 s", $"median {back.Order().ElementAt(Restarts / 2):0.0} s, worst {back.Max():0.0}");
    }

    private static Task<bool> MovesAsync(IPage page) => page.EvaluateAsync<bool>("() => [...document.querySelectorAll('[data-feed] video')].some(v => v.videoWidth > 0)");
}
