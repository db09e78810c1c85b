using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Floors;

/// <summary>A test with browsers whose cameras carry numbers.</summary>
public abstract class CameraTest(Chromium chromium) : BrowserTest(chromium)
{
    protected const int Team = 0b10110001, Host = 0b01001110;
    private readonly List<IBrowser> _browsers = [];

    protected Chromium Chromium { get; } = chromium;

    /// <summary>How many a camera takes: few, where they are only to be seen.</summary>
    protected virtual int PicturesPerSecond => 8;

    /// <summary>Where pages are opened unless another server is named.</summary>
    protected abstract Server Server { get; }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        foreach (var browser in _browsers)
        {
            await browser.CloseAsync();
        }
    }

    /// <summary>A browser whose camera has that number.</summary>
    protected async Task<IBrowser> CameraAsync(int code, params string[] more)
    {
        var browser = await Chromium.AnotherAsync(more: [.. await CodedCamera.FlagsAsync(code, Server.DataDirectory, PicturesPerSecond), .. more]);
        _browsers.Add(browser);
        return browser;
    }

    /// <summary>Somebody in the room whose camera has that number.</summary>
    protected async Task<IPage> WithCameraAsync(string role, int code, Server? at = null) => await FollowAsync(role, await CameraAsync(code), at: at);

    /// <summary>Somebody in the room.</summary>
    /// <param name="prepare">A script that goes before the pages' own.</param>
    protected async Task<IPage> FollowAsync(string role, IBrowser? browser = null, string path = "/demo/live/main", Server? at = null, string prepare = "")
    {
        var page = await SignedInAsync(at ?? Server, role, browser: browser);
        if (prepare.Length > 0)
        {
            await page.AddInitScriptAsync(prepare);
        }

        await page.GotoAsync(path);
        await Assertions.Expect(page.Locator("[data-floor-notice]")).ToBeHiddenAsync();
        return page;
    }

    /// <summary>Waits until the page shows the cameras of these numbers and no others.</summary>
    protected static Task SeesAsync(IPage page, string what, params int[] codes) =>
        Eventually.Holds(what, async () => (await CodedCamera.SeenAsync(page)).SequenceEqual(codes.Order()));
}
