using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Setup;

/// <summary>
/// A test with browsers of its own. It fails on any error in a console unless it says that errors are expected,
/// and leaves a picture of every page when it fails.
/// </summary>
public abstract class BrowserTest(Chromium chromium) : IAsyncLifetime
{
    private readonly List<IPage> _pages = [];
    private readonly List<IBrowserContext> _contexts = [];
    private readonly List<string> _errors = [];

    /// <summary>Errors in the console that this test brings about by itself.</summary>
    protected Func<string, bool> ErrorsExpected { get; set; } = _ => false;

    /// <summary>What the consoles have complained of so far.</summary>
    protected IReadOnlyList<string> ConsoleErrors => [.. _errors.Where(e => !ErrorsExpected(e))];

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        foreach (var (page, number) in _pages.Where(p => !p.IsClosed).Select((p, i) => (p, i)))
        {
            if (failed)
            {
                await Picture(page, $"failed-{TestContext.Current.TestMethod?.MethodName}-{number}");
            }
        }

        foreach (var context in _contexts)
        {
            await context.CloseAsync();
        }

        GC.SuppressFinalize(this);
        if (!failed)
        {
            Assert.True(ConsoleErrors.Count == 0, string.Join('\n', ConsoleErrors));
        }
    }

    /// <summary>A browser window that nobody has signed in to.</summary>
    protected async Task<IPage> StrangerAsync(Server server, BrowserNewContextOptions? options = null, IBrowser? browser = null)
    {
        options ??= new();
        options.BaseURL = server.Url.ToString();
        options.Locale ??= "sv-SE";
        options.TimezoneId ??= "Europe/Stockholm";
        var context = await (browser ?? chromium.Browser).NewContextAsync(options);
        _contexts.Add(context);
        context.SetDefaultTimeout((float)Eventually.Patience.TotalMilliseconds);
        context.Page += (_, page) => Watch(page);
        return await context.NewPageAsync();
    }

    /// <summary>A browser window signed in as one of the demo's people, by the button of the page that the server's start printed.</summary>
    protected async Task<IPage> SignedInAsync(Server server, string role, BrowserNewContextOptions? options = null, IBrowser? browser = null)
    {
        var page = await StrangerAsync(server, options, browser);
        await page.GotoAsync($"/_demo/sign-in/{role}");
        await page.Locator("main form button[type=submit], main form button:not([type])").First.ClickAsync();
        await LeavesAsync(page, "/_demo/");
        return page;
    }

    /// <summary>Signs in like everybody else: asks for a link, reads it in the outgoing mail and presses its button.</summary>
    protected async Task<IPage> SignedInByMailAsync(Server server, string mail, BrowserNewContextOptions? options = null, IBrowser? browser = null)
    {
        var page = await StrangerAsync(server, options, browser);
        await page.GotoAsync("/sign-in");
        await page.Locator("main input[type=email]").FillAsync(mail);
        await page.GotoAsync(await Outgoing.SignInLinkAsync(server, mail, async () =>
        {
            await page.Locator("main form[action='/sign-in'] button").ClickAsync();
            await ComesToAsync(page, "/sign-in/wait");
        }));
        await page.Locator("main form[action^='/sign-in/'] button").ClickAsync();
        await LeavesAsync(page, "/sign-in");
        return page;
    }

    /// <summary>
    /// Waits until the page is at an address without these words, whose answer has then come: its cookies are set. Whether everything on it has
    /// been loaded is not asked, which Playwright's own waiting for an address asks and sometimes misses.
    /// </summary>
    internal static Task LeavesAsync(IPage page, string words) =>
        Assertions.Expect(page).Not.ToHaveURLAsync(new Regex(Regex.Escape(words)));

    /// <summary>Waits until the page is at an address with these words in it and has been loaded, asked of the page itself.</summary>
    internal static async Task ComesToAsync(IPage page, string words)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(words)));
        await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
    }

    /// <summary>Keeps a picture of the page among the artifacts.</summary>
    protected static Task<byte[]> Picture(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Here.Artifacts, $"{name}.png"), FullPage = true });

    private void Watch(IPage page)
    {
        _pages.Add(page);
        page.PageError += (_, error) => _errors.Add($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _errors.Add($"{page.Url}: {message.Text}");
            }
        };
    }
}
