using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Look;

/// <summary>One page, looked at in each language, theme and width.</summary>
internal sealed class PageLook(IBrowserContext window, string address) : IAsyncDisposable
{
    private static readonly string _look = File.ReadAllText(Path.Combine(Here.Root, "tests", "Hearing.Browser.Tests", "Look", "look.js"));
    private static readonly AxeRunOptions _rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        Rules = new() { ["target-size"] = new() { Enabled = true } },
    };

    /// <summary>What a theme can change.</summary>
    private static readonly AxeRunOptions _colours = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast"] } };

    private readonly List<string> _faults = [];
    private IPage? _page;

    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        _page = await window.NewPageAsync();
        Watch(_page);
        foreach (var language in new[] { "sv", "en" })
        {
            if (!await OpenAsync(_page, language))
            {
                return _faults;
            }

            await LookAsync(_page, language);
        }

        await AxeAsync(_page, ColorScheme.Dark, _colours, atLeast: 1);
        await AxeAsync(_page, ColorScheme.Light, _rules, atLeast: 10);
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
            if (message.Type == "error")
            {
                _faults.Add($"console: {message.Text} {message.Location}");
            }
        };
    }

    /// <summary>Opens the page and makes sure that it is that page, and not one that says sign in or sorry.</summary>
    private async Task<bool> OpenAsync(IPage page, string language)
    {
        var answer = await page.GotoAsync($"{address}?lang={language}");
        var headings = await page.Locator("main h1").CountAsync();
        if (answer!.Status != 200 || new Uri(page.Url).AbsolutePath != address || headings != 1)
        {
            _faults.Add($"is not the page: {answer.Status}, {page.Url}, {headings} main headings");
            return false;
        }

        await page.EvaluateAsync("document.fonts.ready.then(() => null)");
        if (await page.Locator("script[src*='blazor.web']").CountAsync() > 0)
        {
            await page.Locator("[data-live=true], [data-ready=true], .plan-board .board-scroll").First.WaitForAsync(new() { Timeout = 60_000 });
        }

        return true;
    }

    private async Task LookAsync(IPage page, string language)
    {
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = theme });
            foreach (var width in new[] { 360, 768, 1440 })
            {
                await page.SetViewportSizeAsync(width, 900);
                _faults.AddRange((await AtThisWidthAsync(page)).Select(fault => $"{language} {theme} {width}: {fault}"));
            }
        }
    }

    private async Task AxeAsync(IPage page, ColorScheme theme, AxeRunOptions rules, int atLeast)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = theme });
        var found = await page.RunAxe(rules);
        if (found.Passes.Length < atLeast)
        {
            _faults.Add($"axe {theme}: only {found.Passes.Length} rules passed, it did not see the page");
        }

        _faults.AddRange(found.Violations.SelectMany(v => v.Nodes.Select(n => $"axe {theme} {v.Id}: {n.Html} — {string.Join("; ", n.Any.Concat(n.All).Select(c => c.Message))}")));
    }
}
