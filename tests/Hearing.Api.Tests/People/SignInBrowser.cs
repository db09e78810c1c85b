using System.Net;
using System.Text.RegularExpressions;

namespace Hearing.Api.Tests.People;

/// <summary>A browser with its own cookies that opens pages and presses their buttons.</summary>
internal sealed partial class SignInBrowser(HearingApp app)
{
    private readonly HttpClient _client = app.Stranger();

    /// <summary>Kept by hand: the framework's own jar would judge their age by the wall clock.</summary>
    private readonly Dictionary<string, string> _cookies = [];

    public Task<(HttpStatusCode Status, string? To, string Text)> OpenAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public async Task<(HttpStatusCode Status, string? To, string Text)> PressAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match((await OpenAsync(page)).Text).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        return await SendAsync(HttpMethod.Post, action, form);
    }

    public Task<(HttpStatusCode Status, string? To, string Text)> AskAsync(string mail, string returnUrl = "/") =>
        PressAsync("/sign-in", "/sign-in", ("mail", mail), ("returnUrl", returnUrl));

    /// <summary>The six digits on a page.</summary>
    public static string Code(string page)
    {
        var digits = Digits().Match(page);
        return digits.Groups[1].Value + digits.Groups[2].Value;
    }

    private async Task<(HttpStatusCode Status, string? To, string Text)> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            _cookies[pair[0]] = pair[1];
        }

        return (answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("class=\"code\">(\\d{3}) (\\d{3})")]
    private static partial Regex Digits();
}
