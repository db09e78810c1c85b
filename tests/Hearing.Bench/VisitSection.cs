using System.Diagnostics;
using Microsoft.Playwright;

namespace Hearing.Bench;

/// <summary>A first visit in a real browser with nothing kept: bytes on the wire, and when the first pushed state is there.</summary>
internal static class VisitSection
{
    public static async Task RunAsync(string app)
    {
        using var server = new BenchServer(app, demo: true);
        await server.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
        await Publish(browser, server);
        var page = await VisitAsync(browser, server, "/2021", null);
        Table.Row("first visit, public page: all but scripts", "≤ 100 kB", $"{(page.Bytes - page.Scripts) / 1000.0:0} kB ({page.Fonts / 1000.0:0} kB of it fonts), scripts {page.Scripts / 1000.0:0} kB");
        List<Visit> live = [];
        for (var i = 0; i < 5; i++)
        {
            live.Add(await VisitAsync(browser, server, "/demo/live/main", "candidate"));
        }

        Table.Row("first visit, live follower page: page, style and script (median of 5)", "≤ 60 kB",
            $"{Table.Median(live.Select(v => (double)(v.Bytes - v.Fonts - v.Media))) / 1000:0} kB, and {live[0].Fonts / 1000.0:0} kB fonts");
        Table.Row("live follower page, first pushed state (median of 5)", "≤ 1 s", $"{Table.Median(live.Select(v => v.Pushed.TotalSeconds)):0.00} s");
    }

    private static async Task Publish(IBrowser browser, BenchServer server)
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = server.Url.ToString() });
        var page = await SignedIn(context, "organiser");
        await page.GotoAsync("/demo/plan?view=list");
        await page.Locator("form[action='/demo/plan/publish'] button.primary").ClickAsync();
    }

    internal static async Task<IPage> SignedIn(IBrowserContext context, string role)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/_demo/sign-in/{role}");
        await page.Locator("main form button").First.ClickAsync();
        await page.WaitForFunctionAsync("() => !location.pathname.startsWith('/_demo/')");
        return page;
    }

    private static async Task<Visit> VisitAsync(IBrowser browser, BenchServer server, string address, string? role)
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = server.Url.ToString() });
        var page = role is null ? await context.NewPageAsync() : await SignedIn(context, role);
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.clearBrowserCache");
        var kinds = new Dictionary<string, string>();
        long bytes = 0, scripts = 0, fonts = 0, media = 0;
        session.Event("Network.responseReceived").OnEvent += (_, data) => kinds[data!.Value.GetProperty("requestId").GetString()!] = data.Value.GetProperty("type").GetString()!;
        session.Event("Network.loadingFinished").OnEvent += (_, data) =>
        {
            var size = (long)data!.Value.GetProperty("encodedDataLength").GetDouble();
            var kind = kinds.GetValueOrDefault(data.Value.GetProperty("requestId").GetString()!);
            bytes += size;
            scripts += kind == "Script" ? size : 0;
            fonts += kind == "Font" ? size : 0;
            media += kind is "Media" or "Fetch" or "XHR" ? size : 0;
        };
        var pushed = new TaskCompletionSource<TimeSpan>();
        var watch = new Stopwatch();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            // The stream's first binary frame is the state.
            if (frame.Binary is { Length: > 0 })
            {
                pushed.TrySetResult(watch.Elapsed);
            }
        };
        watch.Start();
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        return new(bytes, scripts, fonts, media, role is null ? TimeSpan.Zero : await pushed.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    private sealed record Visit(long Bytes, long Scripts, long Fonts, long Media, TimeSpan Pushed);
}
