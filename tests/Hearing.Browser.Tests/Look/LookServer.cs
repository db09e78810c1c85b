using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Look;

/// <summary>
/// A server of these tests' own: the demo, and its editions once more with long names, one released and one with its run going.
/// Each role signs in once; every test opens tabs in that role's window.
/// </summary>
public sealed partial class LookServer(Chromium chromium) : IAsyncLifetime
{
    private readonly Dictionary<string, IBrowserContext> _windows = [];
    private Server? _server;
    private string _signInLink = "";
    private string _message = "";
    private string _film = "";

    public Server Server => _server!;

    public async ValueTask InitializeAsync()
    {
        _server = await DemoServer.NewAsync();
        await _server.StartAsync();
        var organiser = (await WindowAsync("organiser")).APIRequest;
        _film = JsonNode.Parse(await (await organiser.GetAsync("/api/editions/demo/films")).TextAsync())![0]!["id"]!.GetValue<string>();
        await Post(organiser, "/api/editions", LongNames.OfFinished());
        await Post(organiser, "/api/editions", LongNames.OfRunning());
        await InviteAsync(LongNames.Finished);
        await InviteAsync(LongNames.Running);
        await MakeBlankAsync();
        await Post(organiser, $"/api/editions/{LongNames.Running}/programmes", []);
        await Post(organiser, $"/api/editions/{LongNames.Running}/rooms/main/run/commands", new()
        {
            ["commandId"] = Guid.CreateVersion7().ToString(),
            ["expectedRevision"] = 0,
            ["onStage"] = null,
            ["command"] = new JsonObject { ["kind"] = "start" },
        });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows.Values)
        {
            await window.CloseAsync();
        }

        await _server!.DisposeAsync();
    }

    /// <summary>What that role sees; signed in by the demo's page, strangers not at all.</summary>
    public async Task<IBrowserContext> WindowAsync(string role)
    {
        if (_windows.TryGetValue(role, out var window))
        {
            return window;
        }

        window = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = _server!.Url.ToString(),
            Locale = "sv-SE",
            TimezoneId = "Europe/Stockholm",
            ReducedMotion = ReducedMotion.Reduce,
        });
        window.SetDefaultTimeout((float)Eventually.Patience.TotalMilliseconds);
        _windows[role] = window;
        var page = await window.NewPageAsync();
        switch (role)
        {
            case "stranger":
                break;
            case "display":
                await PairAsync(page);
                break;
            case "waiting":
                await AskForLinkAsync(page);
                break;
            default:
                await SignInAsync(page, role);
                break;
        }

        await page.CloseAsync();
        return window;
    }

    /// <summary>The address with what only this run knows: a certificate's code, a film, a sign-in link, a message.</summary>
    public string Address(string path) => path.Replace("{code}", CertificateCode, StringComparison.Ordinal).Replace("{film}", _film, StringComparison.Ordinal)
        .Replace("/sign-in/{token}", _signInLink, StringComparison.Ordinal).Replace("/pagar/outbox/{message}", _message, StringComparison.Ordinal);

    private static async Task SignInAsync(IPage page, string role)
    {
        await page.GotoAsync($"/_demo/sign-in/{role}");
        await page.Locator("main form button").First.ClickAsync();
        await BrowserTest.LeavesAsync(page, "/_demo/");
    }

    private async Task AskForLinkAsync(IPage page)
    {
        const string mail = "technician@demo.example";
        await page.GotoAsync("/sign-in");
        await page.Locator("main input[type=email]").FillAsync(mail);
        _signInLink = new Uri(await Outgoing.SignInLinkAsync(_server!, mail, async () =>
        {
            await page.Locator("main form button").First.ClickAsync();
            await BrowserTest.ComesToAsync(page, "/sign-in/wait");
        })).AbsolutePath;
    }

    /// <summary>A screen that shows the follower's page, paired by the organiser, in the running edition's room.</summary>
    private async Task PairAsync(IPage screen)
    {
        await screen.GotoAsync("/display");
        await screen.Locator("main form button").ClickAsync();
        var code = await screen.Locator("main .code").InnerTextAsync();
        var organiser = await (await WindowAsync("organiser")).NewPageAsync();
        await organiser.GotoAsync($"/{LongNames.Running}/displays");
        await organiser.Locator("[name=code]").FillAsync(code);
        await organiser.Locator($"form[action='/{LongNames.Running}/displays'] [name=shows]").First.SelectOptionAsync("Live");
        await organiser.Locator($"form[action='/{LongNames.Running}/displays'] button").ClickAsync();
        await organiser.Locator($"form[action^='/{LongNames.Running}/displays/'][action$='/revoke']").WaitForAsync();
        await organiser.CloseAsync();
        // The screen asks, and is signed in by the page that it then comes to.
        await BrowserTest.ComesToAsync(screen, $"/{LongNames.Running}/live/main");
    }

    /// <summary>An edition as it is when the organiser has just made it, so that the empty pages are looked at too.</summary>
    private async Task MakeBlankAsync()
    {
        var page = await (await WindowAsync("organiser")).NewPageAsync();
        await page.GotoAsync("/_editions/new");
        await page.Locator("[name=name]").FillAsync("Ny");
        await page.Locator("[name=slug]").FillAsync(LongNames.Blank);
        await page.Locator("[name=firstDay]").FillAsync("2030-05-06");
        await page.Locator("[name=organiser]").FillAsync("Astrid Ek");
        await page.Locator("form[action='/_editions/new'] button.primary").ClickAsync();
        await BrowserTest.ComesToAsync(page, $"/{LongNames.Blank}/");
        await page.CloseAsync();
    }

    /// <summary>Invites everybody, which wakes the jury's roles and fills the outbox.</summary>
    private async Task InviteAsync(string edition)
    {
        var page = await (await WindowAsync("organiser")).NewPageAsync();
        await page.GotoAsync($"/{edition}/people");
        await page.Locator($"form[action='/{edition}/people/invite'] button").ClickAsync();
        await page.GotoAsync($"/{edition}/outbox");
        _message = await page.Locator($"main a[href^='/{edition}/outbox/']").First.GetAttributeAsync("href") ?? "";
        await page.CloseAsync();
    }

    /// <summary>The code of a certificate with a long name on it.</summary>
    public static string CertificateCode { get; } = (string)LongNames.OfFinished()["certificates"]![0]!["code"]!;

    /// <summary>The routes that answer GET and lie outside the programming interface.</summary>
    public async Task<IReadOnlyList<string>> PageRoutesAsync()
    {
        var answer = await (await WindowAsync("stranger")).APIRequest.GetAsync("/openapi/v1.json");
        return [.. JsonNode.Parse(await answer.TextAsync())!["paths"]!.AsObject()
            .Where(p => !p.Key.StartsWith("/api/", StringComparison.Ordinal) && p.Value!.AsObject().ContainsKey("get")).Select(p => p.Key)];
    }

    /// <summary>
    /// What that role is shown at that address: the kinds of elements inside <c>main</c>, with their class, name and where they lead.
    /// Nothing when it is not let in.
    /// </summary>
    public async Task<HashSet<string>> ShownAsync(string role, string path)
    {
        var answer = await (await WindowAsync(role)).APIRequest.GetAsync(Address(path), new() { MaxRedirects = 0, Headers = [new("Accept", "text/html")] });
        var page = answer.Status == 200 ? await answer.TextAsync() : "";
        var main = page[Math.Max(0, page.IndexOf("<main", StringComparison.Ordinal))..];
        return [.. Element().Matches(main).Select(m => Changing().Replace(m.Value, "…"))];
    }

    /// <summary>A form, a field, a button or a heading: what a person can do there, and what about.</summary>
    [GeneratedRegex("""<(form|input|select|textarea|button|h[1-6]|table|video|details|fieldset)\b[^>]*?(?= value=| checked| selected| id=| aria-| for=|/?>)""")]
    private static partial Regex Element();

    /// <summary>Ids and numbers differ between people who see the same.</summary>
    [GeneratedRegex("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}|[0-9]+")]
    private static partial Regex Changing();

    private static async Task Post(IAPIRequestContext organiser, string path, JsonObject body)
    {
        var answer = await organiser.PostAsync(path, new() { DataString = body.ToJsonString(), Headers = [new("Content-Type", "application/json")] });
        Assert.True(answer.Ok, $"{path}: {answer.Status} {await answer.TextAsync()}");
    }
}
