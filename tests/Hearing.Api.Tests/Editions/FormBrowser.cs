using System.Net;
using System.Text.RegularExpressions;

namespace Hearing.Api.Tests.Editions;

/// <summary>Opens pages, reads their forms' fields and posts them.</summary>
internal sealed partial class FormBrowser(HttpClient client)
{
    public HttpClient Client => client;

    /// <summary>Posts the page's form with some fields changed; with a last part to its address where the page has several forms.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, Dictionary<string, string> changes, string? part = null)
    {
        var fields = await OpenAsync(page);
        foreach (var (name, value) in changes)
        {
            fields[name] = value;
        }

        return await PostAsync(part is null ? page : $"{page}/{part}", fields);
    }

    public async Task<Dictionary<string, string>> OpenAsync(string page)
    {
        var answer = await client.GetAsync(page, TestContext.Current.CancellationToken);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
        {
            client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        }

        var html = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return Fields(html[html.IndexOf("<main", StringComparison.Ordinal)..]);
    }

    /// <summary>Posts the page's form with a file in that field.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string page, string document, string field = "document")
    {
        using var form = new MultipartFormDataContent { { new StringContent(document), field, "document.json" } };
        foreach (var (name, value) in (await OpenAsync(page)).Where(f => f.Key != field))
        {
            form.Add(new StringContent(value), name);
        }

        return await client.PostAsync(page, form, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> PostAsync(string address, Dictionary<string, string> fields) => client.PostAsync(address, new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);

    private static Dictionary<string, string> Fields(string html)
    {
        var fields = new Dictionary<string, string>();
        foreach (var tag in Input().Matches(html).Select(m => m.Value).Where(t => !t.Contains("checkbox", StringComparison.Ordinal) || t.Contains(" checked", StringComparison.Ordinal)))
        {
            var name = WebUtility.HtmlDecode(Name().Match(tag).Groups[1].Value);
            var value = WebUtility.HtmlDecode(Value().Match(tag).Groups[1].Value);
            fields[name] = fields.TryGetValue(name, out var more) && tag.Contains("checkbox", StringComparison.Ordinal) ? $"{more},{value}" : value;
        }

        foreach (Match area in Area().Matches(html))
        {
            fields[WebUtility.HtmlDecode(area.Groups[1].Value)] = WebUtility.HtmlDecode(area.Groups[2].Value);
        }

        foreach (Match select in Select().Matches(html))
        {
            var chosen = Chosen().Match(select.Groups[2].Value);
            fields[WebUtility.HtmlDecode(select.Groups[1].Value)] = chosen.Success ? Value().Match(chosen.Value).Groups[1].Value : Value().Match(select.Groups[2].Value).Groups[1].Value;
        }

        return fields;
    }

    [GeneratedRegex("<input[^>]*name=\"[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex(" name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex Value();

    [GeneratedRegex("<textarea[^>]*name=\"([^\"]*)\"[^>]*>([^<]*)</textarea>")]
    private static partial Regex Area();

    [GeneratedRegex("<select[^>]*name=\"([^\"]*)\"[^>]*>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option[^>]* selected[^>]*>")]
    private static partial Regex Chosen();
}
