using System.Net;
using System.Text.RegularExpressions;

namespace Hearing.Api.Tests.People;

/// <summary>A browser with its own cookies that opens pages and presses their buttons.</summary>
internal sealed partial class SignInBrowser(HearingApp app)
{
    private readonly HttpClient _client = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true });

    public async Task<(HttpStatusCode Status, string? To, string Text)> OpenAsync(string path) => await ReadAsync(await _client.GetAsync(path, TestContext.Current.CancellationToken));

    public async Task<(HttpStatusCode Status, string? To, string Text)> PressAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match((await OpenAsync(page)).Text).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        return await ReadAsync(await _client.PostAsync(action, form, TestContext.Current.CancellationToken));
    }

    public Task<(HttpStatusCode Status, string? To, string Text)> AskAsync(string mail, string returnUrl = "/") =>
        PressAsync("/sign-in", "/sign-in", ("mail", mail), ("returnUrl", returnUrl));

    /// <summary>The six digits on a page.</summary>
    public static string Code(string page)
    {
        var digits = Digits().Match(page);
        return digits.Groups[1].Value + digits.Groups[2].Value;
    }

    private static async Task<(HttpStatusCode, string?, string)> ReadAsync(HttpResponseMessage answer) =>
        (answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("class=\"code\">(\\d{3}) (\\d{3})")]
    private static partial Regex Digits();
}
