using System.Net;
using Hearing.Domain;
using Hearing.Domain.Editions;

namespace Hearing.Api.Tests.Web;

public sealed class FrameTests : IDisposable
{
    private readonly HearingApp _app = new();
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_language_switch_needs_no_script_and_comes_back_to_the_page()
    {
        var answer = await Post("/_language/en", ("returnTo", "/_accessibility?lang=sv&x=1"));
        Assert.Equal("/_accessibility?x=1", answer.Headers.Location?.OriginalString);
        var page = await Get("/_accessibility", answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        Assert.Contains("<html lang=\"en\"", page, StringComparison.Ordinal);
        Assert.Contains("Accessibility statement", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_appearance_is_kept_until_it_follows_the_device_again()
    {
        var dark = await Post("/_theme", ("theme", "dark"), ("returnTo", "/"));
        Assert.Contains("data-theme=\"dark\"", await Get("/", dark.Headers.GetValues("Set-Cookie").Single().Split(';')[0]), StringComparison.Ordinal);
        var auto = await Post("/_theme", ("theme", "auto"), ("returnTo", "/"));
        Assert.DoesNotContain("data-theme", await Get("/", auto.Headers.GetValues("Set-Cookie").Single().Split(';')[0]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/_language/en")]
    [InlineData("/_theme")]
    public async Task What_a_browser_prefers_is_kept_over_https_alone_where_the_site_has_it(string path)
    {
        _app.Settings["Hearing:PublicUrl"] = "https://hearing.example.org";
        var cookie = (await Post(path, ("theme", "dark"))).Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    [InlineData("")]
    public async Task A_switch_never_leads_to_another_site(string to)
    {
        var answer = await Post("/_theme", ("theme", "dark"), ("returnTo", to));
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_what_to_do_and_whom_to_call()
    {
        var edition = new Edition { Id = new EditionId(Guid.CreateVersion7()), Slug = "2026", Name = "Guldtrappan 2026", Year = 2026, Mode = HearingMode.OnSite, HelpTelephone = "08-123 45 67" };
        edition.MoveTo(Phase.Published);
        await _app.Store(edition);
        foreach (var path in new[] { "/2026/nowhere", "/nowhere/at/all" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } };
            var answer = await _app.Stranger().SendAsync(request, Cancel);
            var page = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("<h1>Sidan finns inte</h1>", page, StringComparison.Ordinal);
            Assert.Contains("href=\"tel:08-1234567\"", page, StringComparison.Ordinal);
        }
    }

    private async Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await _app.Stranger().PostAsync(path, form, Cancel);
    }

    private async Task<string> Get(string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Cookie", cookie }, { "Accept", "text/html" } } };
        return await (await _app.Stranger().SendAsync(request, Cancel)).Content.ReadAsStringAsync(Cancel);
    }
}
