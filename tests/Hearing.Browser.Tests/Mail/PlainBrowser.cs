using System.Net;
using System.Text.RegularExpressions;
using Hearing.Browser.Tests.Setup;

namespace Hearing.Browser.Tests.Mail;

/// <summary>A browser without scripts, in which the demo's organiser is signed in: it reads pages and sends their forms.</summary>
internal sealed partial class PlainBrowser : IDisposable
{
    private readonly HttpClient _client;

    private PlainBrowser(Uri server) => _client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server };

    public static async Task<PlainBrowser> OrganiserAsync(Server server)
    {
        var browser = new PlainBrowser(server.Url);
        await browser.PressAsync("/_demo/sign-in/organiser");
        return browser;
    }

    public void Dispose() => _client.Dispose();

    /// <summary>The page's source, with its entities read.</summary>
    public async Task<string> ReadAsync(string page) => WebUtility.HtmlDecode(await _client.GetStringAsync(Here(page)));

    public Task PressAsync(string page, params (string Name, string Value)[] typed) => PressAsync(page, page, typed);

    /// <summary>Opens a page and sends one of its forms, with what is typed over its fields.</summary>
    public async Task PressAsync(string page, string action, params (string Name, string Value)[] typed)
    {
        var html = await _client.GetStringAsync(Here(page));
        var start = html.IndexOf($"action=\"{action}\"", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{page} has no form for {action}");
        var form = html[start..html.IndexOf("</form>", start, StringComparison.Ordinal)];
        var fields = Fields(form).Where(f => typed.All(t => t.Name != f.Name)).Concat(typed);
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await _client.PostAsync(Here(action), content);
        Assert.True((int)answer.StatusCode is 302 or 303, $"{action}: {(int)answer.StatusCode} {WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync())}");
    }

    private static IEnumerable<(string Name, string Value)> Fields(string form) =>
    [
        .. Input().Matches(form).Select(i => i.Value).Where(i => Attribute(i, "type") is not ("checkbox" or "radio") || i.Contains(" checked", StringComparison.Ordinal))
            .Select(i => (Name: Attribute(i, "name"), Attribute(i, "value") ?? (Attribute(i, "type") == "checkbox" ? "on" : ""))).Where(f => f.Name is not null).Select(f => (f.Name!, f.Item2)),
        .. Area().Matches(form).Select(a => (a.Groups[1].Value, WebUtility.HtmlDecode(a.Groups[2].Value))),
        .. Select().Matches(form).Select(s => (s.Groups[1].Value, Chosen().Match(s.Groups[2].Value) is { Success: true } chosen ? Attribute(chosen.Value, "value") ?? "" : "")),
    ];

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $" {name}=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    private static Uri Here(string path) => new(path, UriKind.Relative);

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<textarea[^>]* name=\"([^\"]+)\"[^>]*>([^<]*)</textarea>")]
    private static partial Regex Area();

    [GeneratedRegex("<select[^>]* name=\"([^\"]+)\"[^>]*>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option[^>]* selected[^>]*>")]
    private static partial Regex Chosen();
}
