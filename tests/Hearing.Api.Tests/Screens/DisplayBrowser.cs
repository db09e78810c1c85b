using System.Text.RegularExpressions;

namespace Hearing.Api.Tests.Screens;

/// <summary>The browser of a screen in the house: keeps its cookies and nothing else.</summary>
internal sealed partial class DisplayBrowser(HearingApp app)
{
    private readonly HttpClient _client = app.Stranger();
    private readonly Dictionary<string, string> _cookies = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Asks for a code and reads it off the page.</summary>
    public async Task<string> CodeAsync()
    {
        var begin = await (await GetAsync("/display")).Content.ReadAsStringAsync(Cancel);
        using var post = new HttpRequestMessage(HttpMethod.Post, "/display") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", Token().Match(begin).Groups[1].Value)]) };
        await SendAsync(post);
        var page = await (await GetAsync("/display")).Content.ReadAsStringAsync(Cancel);
        return Code().Match(page).Groups[1].Value;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        }

        var answer = await _client.SendAsync(request, Cancel);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var (name, value) = (cookie.Split('=')[0], cookie.Split(';')[0].Split('=', 2)[1]);
            _cookies[name] = value;
        }

        return answer;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("class=\"code\">([0-9 ]+)<")]
    private static partial Regex Code();
}
