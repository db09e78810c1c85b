using System.Globalization;

namespace Hearing.Bench.Films;

/// <summary>What others do: the same film, the same ways and a clock from the quickest of twenty answers, with their own way of staying in step.</summary>
internal static class StepPeers
{
    /// <summary>Jumps when it is off by a second.</summary>
    public const string Seeking = "if (Math.abs(off) > 1000) video.currentTime = wanted / 1000;";

    /// <summary>Plays faster or slower while it is off by more than 60 ms, and jumps when it is off by a second.</summary>
    public const string SpeedBeyond60 = "if (Math.abs(off) > 1000) video.currentTime = wanted / 1000; video.playbackRate = off > 60 ? 0.95 : off < -60 ? 1.05 : 1;";

    public static async Task OpenAsync(Screen screen, string film, string strategy)
    {
        await screen.Page.RouteAsync("**/bench-peer", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><video playsinline></video>" }));
        await screen.Page.GotoAsync("/bench-peer");
        await screen.Page.EvaluateAsync($$"""
            async film => {
              const video = document.querySelector("video");
              video.src = URL.createObjectURL(await (await fetch(film)).blob());
              let [best, offset] = [Infinity, 0];
              for (let i = 0; i < 20; i++) {
                const before = performance.now();
                const { received } = await (await fetch("/api/time", { cache: "no-store" })).json();
                const took = performance.now() - before;
                if (took < best) [best, offset] = [took, Date.parse(received) - before - took / 2];
              }
              globalThis.begin = (began) => setInterval(() => {
                const wanted = performance.now() + offset - began;
                if (wanted < 0 || video.ended) return;
                if (video.paused) void video.play();
                const off = video.currentTime * 1000 - wanted;
                {{strategy}}
              }, 100);
            }
            """, film);
    }

    public static Task BeginAsync(Screen screen, double began) => screen.Page.EvaluateAsync($"() => begin({began.ToString(CultureInfo.InvariantCulture)})");
}
