using System.Net;
using System.Text.RegularExpressions;
using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.People;

public sealed partial class SignInTests : IDisposable
{
    private const string Mail = "karin@example.org";
    private readonly HearingApp _app = new();
    private readonly Edition _edition = new() { Id = EditionId.New(), Slug = "2026", Name = "Guldtrappan 2026", Year = 2026, Mode = HearingMode.OnSite };
    private readonly Person _person;
    private readonly Person _organiser;
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public SignInTests()
    {
        _person = new() { Id = PersonId.New(), EditionId = _edition.Id, Name = "Karin Åberg", Mail = Mail, Roles = Roles.Guest };
        _organiser = new() { Id = PersonId.New(), EditionId = _edition.Id, Name = "Olle", Mail = "olle@example.org", Roles = Roles.Organiser };
    }

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_link_signs_in_the_browser_that_asked_once()
    {
        var (browser, link) = await AskedAsync("/2026/me");
        Assert.Equal("/2026/me", (await browser.PressAsync(link, link)).To);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/2026/me")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.OpenAsync(link)).Status);
    }

    [Fact]
    public async Task A_link_is_not_spent_by_being_fetched()
    {
        var (browser, link) = await AskedAsync();
        var scanner = new SignInBrowser(_app);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await scanner.OpenAsync(link)).Status);
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PressAsync(link, link)).Status);
    }

    [Fact]
    public async Task A_link_opened_elsewhere_shows_a_code_for_the_browser_that_asked()
    {
        var (browser, link) = await AskedAsync("/2026/me");
        var other = new SignInBrowser(_app);
        var code = SignInBrowser.Code((await other.PressAsync(link, link)).Text);
        Assert.NotEqual(HttpStatusCode.OK, (await other.OpenAsync("/2026/me")).Status);
        Assert.Equal("/2026/me", (await browser.PressAsync("/sign-in/wait", "/sign-in/code", ("code", code))).To);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/2026/me")).Status);
    }

    [Fact]
    public async Task Five_wrong_codes_end_the_attempt()
    {
        var (browser, link) = await AskedAsync();
        for (var i = 0; i < SignInAttempt.MostWrongCodes; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.PressAsync("/sign-in/wait", "/sign-in/code", ("code", "12345"))).Status);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.OpenAsync(link)).Status);
    }

    [Fact]
    public async Task A_link_is_valid_for_ten_minutes_and_no_longer()
    {
        var (browser, link) = await AskedAsync();
        _app.Clock.Advance(SignInAttempt.Lifetime - TimeSpan.FromMilliseconds(1));
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(link)).Status);
        _app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.OpenAsync(link)).Status);
    }

    [Fact]
    public async Task Only_the_hash_of_a_link_is_stored()
    {
        var (_, link) = await AskedAsync();
        var stored = await _app.InDatabase(db => db.Set<SignInAttempt>().Select(a => a.TokenHash).SingleAsync(Cancel));
        Assert.DoesNotContain(link.Split('/')[^1], stored, StringComparison.Ordinal);
        Assert.Equal(0, await _app.InDatabase(db => db.Outbox.CountAsync(m => m.Body.Contains("/sign-in/"), Cancel)));
    }

    [Fact]
    public async Task An_address_that_nobody_has_gets_the_same_answer_and_no_mail()
    {
        await _app.Store(_edition, _person);
        var nobody = await new SignInBrowser(_app).AskAsync("nobody@example.org");
        Assert.Equal((await new SignInBrowser(_app).AskAsync(Mail)) with { Text = "" }, nobody with { Text = "" });
        await LinkAsync(Mail);
        Assert.DoesNotContain(Letters(), text => text.Contains("nobody@example.org", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Too_many_links_to_one_address_are_refused_with_advice()
    {
        await _app.Store(_edition, _person);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await new SignInBrowser(_app).AskAsync(Mail)).Status);
        }

        var refused = await new SignInBrowser(_app).AskAsync(Mail);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Contains("skräpposten", refused.Text, StringComparison.Ordinal);
        _app.Clock.Advance(SignInAttempt.Lifetime);
        Assert.Equal(HttpStatusCode.SeeOther, (await new SignInBrowser(_app).AskAsync(Mail)).Status);
    }

    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("//example.com")]
    [InlineData("/\\example.com")]
    [InlineData("~/x")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        var (browser, link) = await AskedAsync(returnUrl);
        Assert.Equal("/", (await browser.PressAsync(link, link)).To);
    }

    [Theory]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("Karin <karin@example.org>")]
    [InlineData("karin@example.org\r\nBcc: b@example.org")]
    [InlineData("karin")]
    public async Task What_is_not_one_address_is_refused_and_kept(string mail)
    {
        var refused = await new SignInBrowser(_app).AskAsync(mail);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("f-mail-error", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_organiser_lets_in_by_the_code_on_the_screen_and_to_this_edition_only()
    {
        var other = new Edition { Id = EditionId.New(), Slug = "2025", Name = "2025", Year = 2025, Mode = HearingMode.OnSite };
        var same = new Person { Id = PersonId.New(), EditionId = other.Id, Name = "Karin", Mail = Mail, Roles = Roles.Chair | Roles.Juror };
        await _app.Store(_edition, other, _person, _organiser, same);
        var browser = new SignInBrowser(_app);
        await browser.PressAsync("/sign-in", "/sign-in/in-person", ("returnUrl", "/2026/me"));
        var code = SignInBrowser.Code((await browser.OpenAsync("/sign-in/wait")).Text);
        await Forms.PressAsync(_app.As(_organiser.Mail), "/2026/people", "/2026/people/let-in", ("person", _person.Id.Value.ToString()), ("code", code));
        Assert.Equal("/2026/me", (await browser.PressAsync("/sign-in/wait", "/sign-in/enter")).To);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/2026/me")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.OpenAsync("/2025/me")).Status);
    }

    [Fact]
    public async Task Withdrawn_access_ends_where_the_person_is_signed_in()
    {
        var (browser, link) = await AskedAsync();
        await browser.PressAsync(link, link);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/2026/me")).Status);
        await _app.Store(_organiser);
        await Forms.PressAsync(_app.As(_organiser.Mail), $"/2026/people/{_person.Id.Value}", $"/2026/people/{_person.Id.Value}/withdraw");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.OpenAsync("/2026/me")).Status);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_browser_too()
    {
        var (browser, link) = await AskedAsync();
        await browser.PressAsync(link, link);
        var phone = _app.As(Mail);
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync("/2026/me", Cancel)).StatusCode);
        await browser.PressAsync("/sign-in", "/sign-out", ("where", "everywhere"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.GetAsync("/2026/me", Cancel)).StatusCode);
    }

    private async Task<(SignInBrowser Browser, string Link)> AskedAsync(string returnUrl = "/")
    {
        await _app.Store(_edition, _person);
        var browser = new SignInBrowser(_app);
        Assert.Equal("/sign-in/wait", (await browser.AskAsync(Mail, returnUrl)).To);
        return (browser, await LinkAsync(Mail));
    }

    private async Task<string> LinkAsync(string mail)
    {
        for (var i = 0; i < 400; i++)
        {
            if (Letters().Where(text => text.Contains(mail, StringComparison.Ordinal)).Select(text => Link().Match(text)).FirstOrDefault(m => m.Success) is { } found)
            {
                return found.Groups[1].Value;
            }

            await Task.Delay(25, Cancel);
        }

        throw new TimeoutException("No link was sent.");
    }

    private IEnumerable<string> Letters()
    {
        var folder = Path.Combine(_app.DataDirectory, "outbox");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml").Select(file => File.ReadAllText(file).Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal)) : [];
    }

    [GeneratedRegex(@"http://localhost:5080(/sign-in/[A-Za-z0-9_-]{43})")]
    private static partial Regex Link();
}
