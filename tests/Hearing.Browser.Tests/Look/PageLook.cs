using Deque.AxeCore.Commons;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Look;

/// <summary>
/// One page, opened once in each language and looked at in each width: in Swedish in both themes, in English, whose layout no theme changes, in the
/// light one. By axe with every rule in Swedish, with the rules about colours in the dark, and a main page in English too. Pages that are not a
/// role's main work are looked at in English by <c>deploy/bench.sh looks</c> alone, which takes twice the time.
/// <paramref name="status"/> is what the page is answered with: 200, or that of an error page that is looked at on purpose.
/// </summary>
internal sealed class PageLook(IBrowserContext window, string address, int status, bool isMain) : IAsyncDisposable
{
    private static readonly string _look = File.ReadAllText(Path.Combine(Here.Root, "tests", "Hearing.Browser.Tests", "Look", "look.js"));
    private static readonly string _axe = new BundledAxeScriptProvider().GetScript();
    private static readonly object _every = new
    {
        runOnly = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa" } },
        rules = new Dictionary<string, object> { ["target-size"] = new { enabled = true } },
        resultTypes = new[] { "violations" },
    };

    /// <summary>The theme changes colours and nothing else.</summary>
    private static readonly object _colours = new
    {
        runOnly = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } },
        resultTypes = new[] { "violations" },
    };

    /// <summary>Runs axe in the page and brings back what is read of its answer: the whole of it is megabytes.</summary>
    private const string RunAxe = """
        async (options) => {
            const found = await axe.run(document, options);
            const faults = found.violations.flatMap((rule) => rule.nodes.map((node) =>
                `${rule.id}: ${node.html} — ${[...node.any, ...node.all].map((check) => check.message).join("; ")}`));
            return { passed: found.passes.length, undecided: found.incomplete.length, faults };
        }
        """;

    /// <summary>Every page has a language, a title, links and buttons: fewer rules than these pass only where axe saw no page.</summary>
    private const int FewestPasses = 10;

    private static readonly bool _all = Environment.GetEnvironmentVariable("HEARING_TEST_LOOKS") == "all";

    private readonly List<string> _faults = [];
    private IPage? _page;

    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        _page = await window.NewPageAsync();
        Watch(_page);
        foreach (var language in _all || isMain ? new[] { "sv", "en" } : ["sv"])
        {
            if (!await OpenAsync(_page, language))
            {
                return _faults;
            }

            await LookAsync(_page, language);
            if (language == "sv" || isMain)
            {
                await AxeAsync(_page, language);
            }
        }

        return _faults;
    }

    /// <summary>What the eye finds at the page's present width.</summary>
    public static Task<string[]> AtThisWidthAsync(IPage page) => page.EvaluateAsync<string[]>(_look);

    public async ValueTask DisposeAsync()
    {
        if (_page is not null)
        {
            await _page.CloseAsync();
        }
    }

    private void Watch(IPage page)
    {
        page.PageError += (_, error) => _faults.Add(error);
        page.Console += (_, message) =>
        {
            // Chromium writes an error for every answer that is none, also for the page that is meant to be one.
            if (message.Type == "error" && !message.Text.Contains($"status of {status} ", StringComparison.Ordinal))
            {
                _faults.Add($"console: {message.Text} {message.Location}");
            }
        };
    }

    /// <summary>Opens the page and makes sure that it is that page, and not one that says sign in or sorry.</summary>
    private async Task<bool> OpenAsync(IPage page, string language)
    {
        var answer = await page.GotoAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}");
        var headings = await page.Locator("main h1").CountAsync();
        if (answer!.Status != status || new Uri(page.Url).AbsolutePath != address.Split('?')[0] || headings != 1)
        {
            _faults.Add($"is not the page: {answer.Status}, {page.Url}, {headings} main headings");
            return false;
        }

        await page.EvaluateAsync("document.fonts.ready.then(() => null)");
        if (await page.Locator("script[src*='blazor.web']").CountAsync() > 0)
        {
            await page.Locator("[data-live=true], [data-ready=true], .plan-board .board-scroll").First.WaitForAsync();
        }

        return true;
    }

    private async Task LookAsync(IPage page, string language)
    {
        foreach (var width in new[] { 360, 768, 1440 })
        {
            await page.SetViewportSizeAsync(width, 900);
            foreach (var theme in Themes(language))
            {
                await page.EmulateMediaAsync(new() { ColorScheme = theme });
                _faults.AddRange((await AtThisWidthAsync(page)).Select(fault => $"{language} {theme} {width}: {fault}"));
            }
        }
    }

    private async Task AxeAsync(IPage page, string language)
    {
        await page.EvaluateAsync(_axe);
        foreach (var theme in Themes(language))
        {
            await page.EmulateMediaAsync(new() { ColorScheme = theme });
            var inTheLight = theme == ColorScheme.Light;
            var found = await page.EvaluateAsync<Found>(RunAxe, inTheLight ? _every : _colours);
            if (inTheLight ? found.Passed < FewestPasses : found.Passed + found.Undecided == 0)
            {
                _faults.Add($"axe {language} {theme}: only {found.Passed} rules passed, it did not see the page");
            }

            _faults.AddRange(found.Faults.Select(fault => $"axe {language} {theme} {fault}"));
        }
    }

    private static ColorScheme[] Themes(string language) => language == "sv" ? [ColorScheme.Light, ColorScheme.Dark] : [ColorScheme.Light];

    private sealed record Found
    {
        public int Passed { get; init; }
        public int Undecided { get; init; }
        public string[] Faults { get; init; } = [];
    }
}
