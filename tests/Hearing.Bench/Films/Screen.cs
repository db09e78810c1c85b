using System.Text.Json;
using Microsoft.Playwright;

namespace Hearing.Bench.Films;

/// <summary>What a browser showed: numbers of film frames read from captured frames, with their instants on the machine's clock in milliseconds.</summary>
internal sealed record Shown(IReadOnlyList<(int Number, double At)> Frames, IReadOnlyList<double> Seeks, IReadOnlyList<double> Rates)
{
    public const double FrameMilliseconds = 40;

    /// <summary>How far ahead of a film that began at that instant, second by second: the median of the second's frames.</summary>
    public Dictionary<int, double> Seconds(double began) => Frames.Where(f => f.At >= began).GroupBy(f => (int)((f.At - began) / 1000)).Where(g => g.Count() >= 5)
        .ToDictionary(g => g.Key, g => Table.Median(g.Select(f => (f.Number * FrameMilliseconds) - (f.At - began))));

    /// <summary>When each frame was shown first.</summary>
    public Dictionary<int, double> Instants() => Frames.GroupBy(f => f.Number).ToDictionary(g => g.Key, g => g.Min(f => f.At));
}

/// <summary>A browser of its own behind a way of its own, whose wall clock is wrong and is set while it plays.</summary>
internal sealed class Screen(IBrowser browser, IPage page, DelayProxy way) : IAsyncDisposable
{
    public IPage Page => page;

    public Uri Site => way.Url;

    public static async Task<Screen> OpenAsync(IPlaywright playwright, Uri server, string script, int delay, int spread, int wallOff)
    {
        var way = new DelayProxy(server, delay, spread);
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--autoplay-policy=no-user-gesture-required"],
        });
        var page = await browser.NewPageAsync(new() { BaseURL = way.Url.ToString() });
        await page.GotoAsync("/_demo/sign-in/candidate");
        await page.Locator("main form button").First.ClickAsync();
        await page.WaitForFunctionAsync("() => !location.pathname.startsWith('/_demo/')");
        await page.AddInitScriptAsync(script);
        await page.AddInitScriptAsync($"const wall = Date.now.bind(Date); Date.now = () => wall() + {wallOff} + (performance.now() > 45_000 ? {-2 * wallOff} : 0);");
        return new(browser, page, way);
    }

    public Task ForgetAsync() => page.EvaluateAsync("() => { for (const list of ['frames', 'seeks', 'rates', 'pauses']) seenFrames[list].length = 0; }");

    public async Task<Shown> ReadAsync()
    {
        var seen = JsonElement.Parse(await page.EvaluateAsync<string>("() => JSON.stringify(seenFrames)"));
        return new(
            [.. seen.GetProperty("frames").EnumerateArray().Select(f => (f[0].GetInt32(), f[1].GetDouble()))],
            [.. seen.GetProperty("seeks").EnumerateArray().Select(s => s.GetDouble())],
            [.. seen.GetProperty("rates").EnumerateArray().Select(r => r[1].GetDouble())]);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.CloseAsync();
        way.Dispose();
    }
}
