using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Hearing.Api.Tests;

/// <summary>Forms as a browser sends them: opened, with their token and cookie.</summary>
internal static partial class Forms
{
    /// <summary>Opens the page and posts its form (to another address where given); the answer sends the browser on.</summary>
    public static async Task PressAsync(HttpClient client, string page, params (string Name, string Value)[] fields) =>
        await PressAsync(client, page, page, fields);

    /// <inheritdoc cref="PressAsync(HttpClient, string, ValueTuple{string, string}[])"/>
    public static async Task PressAsync(HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        using var answer = await PostAsync(client, page, action, fields);
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, $"{(int)answer.StatusCode}");
    }

    /// <summary>Opens the page and posts its form; the answer as it comes.</summary>
    public static Task<HttpResponseMessage> PostAsync(HttpClient client, string page, string action, params (string Name, string Value)[] fields) =>
        PostAsync(client, page, action, token => new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]));

    /// <summary>Opens the page and posts its form with a file in it; the answer as it comes.</summary>
    public static Task<HttpResponseMessage> PostFileAsync(HttpClient client, string page, string action, string field, string fileName, string mediaType, byte[] bytes)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return PostAsync(client, page, action, token => new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { file, field, fileName } });
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string page, string action, Func<string, HttpContent> form)
    {
        var opened = await client.GetAsync(page, TestContext.Current.CancellationToken);
        var token = Token().Match(await opened.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups[1].Value;
        var cookie = opened.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("hearing-form", StringComparison.Ordinal)).Split(';')[0];
        using var post = new HttpRequestMessage(HttpMethod.Post, action)
        {
            Content = form(token),
        };
        post.Headers.Add("Cookie", $"{client.DefaultRequestHeaders.GetValues("Cookie").Single()}; {cookie}");
        return await client.SendAsync(post, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
