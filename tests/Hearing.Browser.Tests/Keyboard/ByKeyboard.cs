using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Keyboard;

/// <summary>
/// A person who has a keyboard and nothing else. Goes from stop to stop by Tab, and at each stop the focus must be seen:
/// an outline or a shadow on what has it, or on the card around it.
/// </summary>
internal sealed class ByKeyboard(IPage page)
{
    private const int MostStops = 250;

    private const string LookAtFocus = """
        selector => {
          const here = document.activeElement;
          if (!here || here === document.body) return { isThere: false, isSeen: true, what: "the page" };
          const rings = (element) => {
            const style = getComputedStyle(element);
            return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
          };
          // A film's own controls are the browser's, and so is their focus.
          const isSeen = here.tagName === "VIDEO" || rings(here) || (here.closest(".card, label") !== null && rings(here.closest(".card, label")));
          return { isThere: here.matches(selector), isSeen, what: here.outerHTML.slice(0, 160) };
        }
        """;

    public IPage Page => page;

    /// <summary>Presses Tab until the focus is on it.</summary>
    public async Task ReachAsync(string selector)
    {
        for (var stops = 0; stops < MostStops; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await page.EvaluateAsync<Stop>(LookAtFocus, selector);
            Assert.True(stop.IsSeen, $"The focus cannot be seen on {stop.What} at {page.Url}.");
            if (stop.IsThere)
            {
                return;
            }
        }

        Assert.Fail($"{selector} cannot be reached by Tab at {page.Url}.");
    }

    /// <summary>Goes there and presses that key.</summary>
    public async Task PressAsync(string selector, string key = "Enter")
    {
        await ReachAsync(selector);
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>Goes there, and presses Enter, which leads to another page.</summary>
    public async Task FollowAsync(string selector, string addressThen)
    {
        await PressAsync(selector);
        await BrowserTest.ComesToAsync(page, addressThen);
    }

    /// <summary>Goes to the field and writes, instead of what stood there.</summary>
    public async Task WriteAsync(string selector, string text)
    {
        await ReachAsync(selector);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes to the group of radio buttons and takes the one with that value by the arrows.</summary>
    public async Task ChooseAsync(string group, string value)
    {
        await ReachAsync(group);
        await page.Keyboard.PressAsync("Space");
        for (var steps = 0; await page.EvaluateAsync<string>("() => document.activeElement.value") != value; steps++)
        {
            Assert.True(steps < 20, $"{value} cannot be chosen in {group}.");
            await page.Keyboard.PressAsync("ArrowDown");
        }
    }

    private sealed class Stop
    {
        public bool IsThere { get; set; }

        public bool IsSeen { get; set; }

        public string What { get; set; } = "";
    }
}
