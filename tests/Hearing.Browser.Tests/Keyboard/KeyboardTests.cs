using Hearing.Browser.Tests.Look;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hearing.Browser.Tests.Keyboard;

/// <summary>Each main job, done from its first page to its end without a mouse. The jobs lie in different editions and do not disturb each other.</summary>
[Trait(Lane.Name, Lane.Patient)]
public sealed class KeyboardTests(LookServer server) : IClassFixture<LookServer>
{
    [Fact]
    public async Task Somebody_signs_in()
    {
        var hands = await OpenAsync("stranger", "/");
        await hands.FollowAsync(".site-tools a[href^='/sign-in']", "/sign-in");
        await hands.WriteAsync("main input[type=email]", "technician@demo.example");
        await hands.Page.GotoAsync(await Outgoing.SignInLinkAsync(server.Server, "technician@demo.example", async () =>
        {
            await hands.Page.Keyboard.PressAsync("Enter");
            await BrowserTest.ComesToAsync(hands.Page, "/sign-in/wait");
        }));
        await hands.PressAsync("main form[action^='/sign-in/'] button");
        await Expect(hands.Page.Locator("form[action='/sign-out']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_organiser_changes_a_day()
    {
        var hands = await OpenAsync("organiser", $"/{LongNames.Finished}/setup");
        await hands.FollowAsync("main a[href$='/setup/days']", "/setup/days");
        await hands.ReachAsync("main input[type=time]");
        var before = await FocusedValueAsync(hands.Page);
        await hands.Page.Keyboard.PressAsync("ArrowDown");
        var typed = await FocusedValueAsync(hands.Page);
        Assert.NotEqual(before, typed);
        await hands.PressAsync("main form button.primary");
        await Expect(hands.Page.Locator("main .notice.good")).ToBeVisibleAsync();
        await Expect(hands.Page.Locator("main input[type=time]").First).ToHaveValueAsync(typed);
    }

    [Fact]
    public async Task The_organiser_places_a_session_and_publishes()
    {
        var hands = await OpenAsync("organiser", "/demo/plan");
        await hands.Page.Locator(".board-columns").WaitForAsync();
        await hands.PressAsync(".board-column:last-child .session-card:last-child");
        await hands.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(hands.Page.Locator(".board-ghost")).ToBeVisibleAsync();
        await hands.Page.Keyboard.PressAsync("Enter");
        await Expect(hands.Page.Locator(".board-ghost")).ToHaveCountAsync(0);
        var publish = hands.Page.Locator("section[aria-labelledby=board-publish]");
        await hands.PressAsync("section[aria-labelledby=board-publish] button.primary");
        await Expect(publish.Locator("button")).ToHaveCountAsync(2);
        await hands.PressAsync("section[aria-labelledby=board-publish] button.primary");
        await Expect(publish.Locator("[role=status] a")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_organiser_starts_goes_on_pauses_and_takes_back()
    {
        var hands = await OpenAsync("organiser", "/demo");
        await hands.Page.APIRequest.PostAsync("/api/editions/demo/programmes", new() { DataObject = new { } });
        await hands.Page.ReloadAsync();
        await hands.FollowAsync(".site-nav a[href='/demo/console/main']", "/console/main");
        await hands.Page.Locator(".console[data-live=true]").WaitForAsync();
        foreach (var (number, said) in new[] { (1, "Starta: klart"), (1, "Nästa: klart"), (2, "Pausa: klart"), (2, "Fortsätt: klart") })
        {
            await hands.PressAsync($".console-keys button:nth-child({number})");
            await Expect(hands.Page.Locator(".console-status")).ToHaveTextAsync(said);
        }

        await hands.Page.Keyboard.PressAsync("z");
        await Expect(hands.Page.Locator(".console-status")).ToHaveTextAsync("Ångra: klart");
    }

    [Fact]
    public async Task A_candidate_hands_in_a_film()
    {
        var hands = await OpenAsync("candidate", "/demo");
        // Heard from the start: asked for in the moment of the key press, the browser may open its chooser before it knows that anybody listens.
        var opened = new TaskCompletionSource<IFileChooser>(TaskCreationOptions.RunContinuationsAsynchronously);
        hands.Page.FileChooser += (_, chooser) => opened.TrySetResult(chooser);
        await hands.FollowAsync(".site-nav a[href='/demo/me']", "/demo/me");
        await hands.WriteAsync("form[data-upload] [name=title]", "Handlämnad film");
        var film = Path.Combine(await SampleFilms.DirectoryAsync(), "film-2.mp4");
        await hands.PressAsync("form[data-upload] [name=film]", "Space");
        await (await opened.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).SetFilesAsync(film);
        await hands.PressAsync("form[data-upload] button.primary");
        await Expect(hands.Page.Locator("main dd", new() { HasText = "Handlämnad film" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_juror_marks_and_notes()
    {
        var hands = await OpenAsync("juror", "/demo");
        await hands.FollowAsync(".site-nav a[href='/demo/jury']", "/demo/jury");
        await hands.Page.Locator(".desk[data-ready=true]").WaitForAsync();
        if (await hands.Page.Locator(".desk-candidate[open]").CountAsync() == 0)
        {
            await hands.PressAsync(".desk-candidate > summary");
        }

        await hands.ChooseAsync(".desk-candidate[open] input[type=radio]", "4");
        await hands.WriteAsync(".desk-candidate[open] textarea", "Skrivet utan mus");
        await hands.Page.Locator(".desk-candidate[open] summary [data-state=Saved]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var sheets = await hands.Page.APIRequest.GetAsync("/api/editions/demo/jury/sheets");
        Assert.Contains("Skrivet utan mus", await sheets.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chair_decides_and_releases()
    {
        const string jury = $"/{LongNames.Running}/jury";
        var hands = await OpenAsync("chair", $"{jury}/overview");
        await hands.PressAsync("main [name=sure]", "Space");
        await hands.PressAsync($"form[action='{jury}/open-marks'] button");
        await Expect(hands.Page.Locator("main table").First).ToBeVisibleAsync();
        await hands.FollowAsync($"main a[href='{jury}/decision']", "/jury/decision");
        var forms = await hands.Page.Locator($"form[action^='{jury}/decision/']").EvaluateAllAsync<string[]>("forms => forms.map(form => form.getAttribute('action'))");
        foreach (var (form, number) in forms.Select((form, i) => (form, i + 1)))
        {
            await DecideAsync(hands, $"form[action='{form}']");
            await Expect(hands.Page.Locator("main .badge.gold")).ToHaveCountAsync(number);
        }

        await hands.FollowAsync($"main a[href='{jury}/release']", "/jury/release");
        await hands.PressAsync("main [name=sure]", "Space");
        await hands.FollowAsync($"form[action='{jury}/release'] button", "/recipients");
    }

    [Fact]
    public async Task The_organiser_prints_a_certificate()
    {
        var hands = await OpenAsync("organiser", $"/{LongNames.Finished}");
        await hands.FollowAsync(".site-nav a[href$='/documents']", "/documents");
        await hands.ReachAsync("main a[href^='/api/certificates/']");
        var document = await hands.Page.RunAndWaitForResponseAsync(
            () => hands.Page.Keyboard.PressAsync("Enter"), answer => answer.Url.Contains("/api/certificates/", StringComparison.Ordinal) && answer.Url.EndsWith(".pdf", StringComparison.Ordinal));
        Assert.Equal(200, document.Status);
        Assert.Equal("application/pdf", document.Headers["content-type"]);
    }

    private static async Task DecideAsync(ByKeyboard hands, string form)
    {
        await hands.ChooseAsync($"{form} [name=kind]", "Award");
        await hands.WriteAsync($"{form} [name=motivation]", "Beslutat utan mus.");
        for (var jurors = await hands.Page.Locator($"{form} [name=tookPart]:not(:checked)").CountAsync(); jurors > 0; jurors--)
        {
            await hands.PressAsync($"{form} [name=tookPart]:not(:checked)", "Space");
        }

        await hands.PressAsync($"{form} button.primary");
    }

    private async Task<ByKeyboard> OpenAsync(string role, string address)
    {
        var page = await (await server.WindowAsync(role)).NewPageAsync();
        await page.GotoAsync(address);
        return new(page);
    }

    private static Task<string> FocusedValueAsync(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.value");
}
