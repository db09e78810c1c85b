using System.Net;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hearing.Api.Tests.Web;

public sealed class HeaderTests : IDisposable
{
    private readonly HearingApp _app = new();
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/nowhere", 404)]
    [InlineData("/api/editions/none", 404)]
    [InlineData("/sign-in/a-token-that-is-none", 422)]
    public async Task Every_answer_carries_the_security_headers_a_refusal_too(string address, int status)
    {
        var answer = await AskAsync(address);
        Assert.Equal(status, (int)answer.StatusCode);
        Guards(answer);
    }

    [Theory]
    [InlineData("/2027", "Accept-Encoding", "br", 200)]
    [InlineData("/css/site.css", "Range", "bytes=0-9", 206)]
    [InlineData("/css/site.css", "Range", "bytes=99999999-", 416)]
    public async Task So_do_compressed_answers_and_parts_of_files(string address, string header, string value, int status)
    {
        await _app.Store(Published("2027"));
        var answer = await AskAsync(address, (header, value));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(header == "Accept-Encoding" ? "br" : null, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Guards(answer);
    }

    [Fact]
    public async Task Cameras_and_microphones_are_open_on_the_pages_that_use_them_alone()
    {
        var open = _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<CameraPage>() is not null).Select(e => e.RoutePattern.RawText).Order(StringComparer.Ordinal);
        Assert.Equal(["/{edition}/check", "/{edition}/console/{room}", "/{edition}/live/{room}"], open);
        Assert.StartsWith("camera=(), microphone=(), display-capture=()", (await AskAsync("/")).Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_shared_cache_keeps_what_a_cookie_decides()
    {
        Assert.Contains("Cookie", (await AskAsync("/")).Headers.Vary);
        await _app.Store(Draft("2027"));
        using var own = await _app.As(HearingApp.Organiser).GetAsync("/api/editions", Cancel);
        Assert.Contains("Cookie", own.Headers.Vary);
        Assert.True(own.Headers.CacheControl is { Private: true, NoCache: true });
    }

    [Fact]
    public async Task An_installation_with_a_name_answers_to_that_name_and_only_over_https()
    {
        _app.Settings["Hearing:PublicUrl"] = "https://hearing.example.org";
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync("https://evil.example.org/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("http://localhost/health/live")).StatusCode);
        var answer = await AskAsync("https://hearing.example.org/");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task Who_was_let_in_to_one_edition_learns_nothing_of_the_others()
    {
        var (here, other, known) = (Draft("har"), Draft("annan"), Published("kand"));
        const string mail = "karin@example.org";
        await _app.Store(here, other, known, Guest(here, mail), Guest(other, mail), Guest(known, mail));
        var vouched = await _app.By(_app.CookieOf(mail, here.Id)).GetStringAsync("/api/editions", Cancel);
        Assert.Contains("\"har\"", vouched, StringComparison.Ordinal);
        Assert.DoesNotContain("\"annan\"", vouched, StringComparison.Ordinal);
        Assert.Contains("\"annan\"", await _app.As(mail).GetStringAsync("/api/editions", Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain("/kand/me", await _app.By(_app.CookieOf(mail, here.Id)).GetStringAsync("/", Cancel), StringComparison.Ordinal);
        Assert.Contains("/kand/me", await _app.As(mail).GetStringAsync("/", Cancel), StringComparison.Ordinal);
    }

    private static void Guards(HttpResponseMessage answer)
    {
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Single(answer.Headers.GetValues("Referrer-Policy"));
    }

    private async Task<HttpResponseMessage> AskAsync(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", "text/html" } } };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await _app.Stranger().SendAsync(request, Cancel);
    }

    private static Edition Draft(string slug) => new() { Id = EditionId.New(), Slug = slug, Name = slug, Year = 2027, Mode = HearingMode.OnSite };

    private static Edition Published(string slug)
    {
        var edition = Draft(slug);
        edition.MoveTo(Phase.Published);
        return edition;
    }

    private static Person Guest(Edition edition, string mail) => new() { Id = PersonId.New(), EditionId = edition.Id, Name = mail, Mail = mail, Roles = Roles.Guest };
}
