using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hearing.Browser.Tests.Films;

/// <summary>What is done with a film before the day, in a real browser: captions written by keyboard beside it, and the device check.</summary>
[Trait(Lane.Name, Lane.Patient)]
public sealed class FilmDeskTests(Chromium chromium, DemoServer demo) : BrowserTest(chromium)
{
    [Fact]
    public async Task Captions_are_written_by_keyboard_and_stand_over_the_film()
    {
        var page = await SignedInAsync(demo.Server, "candidate");
        await page.GotoAsync("/demo/me");
        await page.Locator("main a[href^='/demo/films/']").First.ClickAsync();
        await page.Locator("main a[href$='/captions']").First.ClickAsync();
        await page.Locator("main").GetByText("English").ClickAsync();
        await page.Locator("[data-caption-tools]").WaitForAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('video').readyState >= 2");
        await page.Keyboard.PressAsync("Alt+KeyN");
        await page.Keyboard.TypeAsync("Welcome to our school");
        await SeekAsync(page, 2);
        await page.Keyboard.PressAsync("Alt+KeyO");
        await Expect(page.Locator("[data-field=until]").First).ToHaveValueAsync("00:02.000");
        await SeekAsync(page, 1);
        await page.Keyboard.PressAsync("Alt+KeyS");
        await Expect(page.Locator("[data-caption-list] > li")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("Alt+KeyM");
        await Expect(page.Locator("[data-caption-list] > li")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Alt+KeyZ");
        await Expect(page.Locator("[data-caption-list] > li")).ToHaveCountAsync(2);
        await page.Locator("[data-caption-form] button.primary").ClickAsync();
        await ComesToAsync(page, "saved=yes");
        await Expect(page.Locator("[data-caption-list] > li")).ToHaveCountAsync(2);
        await SeekAsync(page, 1.5);
        await Expect(page.Locator("[data-caption-now]")).ToHaveTextAsync("our school");
        await Picture(page, "captions-desk");
    }

    [Fact]
    public async Task The_device_check_tries_a_real_film_and_the_technician_sees_what_came_of_it()
    {
        var page = await SignedInAsync(demo.Server, "juror");
        await page.GotoAsync("/demo/check");
        await page.Locator("[data-begin]").ClickAsync();
        await page.Locator("[data-heard=yes]").ClickAsync();
        await Expect(page.Locator("[data-done]:not([hidden])")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-step].done")).Not.ToHaveCountAsync(0);
        await Picture(page, "device-check");
        var technician = await SignedInAsync(demo.Server, "technician");
        await technician.GotoAsync("/demo/devices");
        await Expect(technician.Locator("main td", new() { HasText = "Chrome" })).ToBeVisibleAsync();
        await Picture(technician, "devices");
    }

    private static Task<double?> SeekAsync(IPage page, double seconds) => page.EvaluateAsync<double?>(
        "seconds => new Promise(resolve => { const video = document.querySelector('video'); video.addEventListener('seeked', () => resolve(video.currentTime), { once: true }); video.currentTime = seconds; })", seconds);
}
