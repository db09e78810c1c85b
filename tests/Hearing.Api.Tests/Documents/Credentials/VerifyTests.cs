using System.Buffers.Text;
using System.Net;
using System.Text;
using Hearing.Domain.Documents;
using static Hearing.Api.Tests.Documents.SampleEdition;

namespace Hearing.Api.Tests.Documents.Credentials;

/// <summary>The check page when a credential is handed in: each answer has its own words.</summary>
public sealed class VerifyTests : SampleEditionTests
{
    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task A_credential_that_holds_is_shown_with_what_the_certificate_says(bool isFile)
    {
        var certificate = await ReleasedAsync();
        var page = await HandInAsync(await CredentialAsync(certificate), isFile);
        Assert.Contains("Signaturen är vår", page, StringComparison.Ordinal);
        Assert.Contains("CANARY-first", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_a_foreign_a_withdrawn_an_unknown_and_no_credential_are_told_apart()
    {
        var certificate = await ReleasedAsync();
        var jwt = await CredentialAsync(certificate);
        using var elsewhere = new HearingApp();
        await elsewhere.Store(new SampleEdition().Rows());
        await elsewhere.InDatabase(async db =>
        {
            db.Editions.Single().Release(elsewhere.Clock.GetUtcNow());
            db.Add(Copy(certificate, db.Editions.Single().Id, Hearing.Domain.CandidateId.New()));
            return await db.SaveChangesAsync(Cancel);
        });
        var foreign = await elsewhere.Stranger().GetStringAsync($"/verify/{certificate.Code}/credential.jwt", Cancel);

        var parts = jwt.Split('.');
        var another = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Replace("Karlstads", "Kungliga", StringComparison.Ordinal);
        await TellsAsync("Intyget är ändrat", $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(another))}.{parts[2]}");
        await TellsAsync("Intyget är inte vårt", foreign);
        await TellsAsync("Det här är inget intyg", "hej");
        await Change(db => db.Certificates.Single(c => c.Id == certificate.Id).WithdrawnAt = App.Clock.GetUtcNow());
        await TellsAsync("Diplomet har återkallats", jwt);
        await Change(db => db.Certificates.Remove(db.Certificates.Single(c => c.Id == certificate.Id)));
        await TellsAsync("finns inte i registret", jwt);
    }

    [Fact]
    public async Task A_new_key_signs_after_a_year_and_the_page_still_knows_what_the_old_one_signed()
    {
        var certificate = await ReleasedAsync();
        var old = await CredentialAsync(certificate);
        // Without a year of ticks for every timer of the server.
        App.Clock.AdjustTime(App.Clock.GetUtcNow().AddDays(366));
        Assert.NotEqual(old.Split('.')[0], (await CredentialAsync(certificate)).Split('.')[0]);
        await TellsAsync("Signaturen är vår", old);
    }

    private async Task TellsAsync(string words, string jwt)
    {
        var page = await HandInAsync(jwt, isFile: false);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Equal(words == "Signaturen är vår", page.Contains("CANARY-first", StringComparison.Ordinal));
    }

    private Task<string> CredentialAsync(Certificate certificate) => App.Stranger().GetStringAsync($"/verify/{certificate.Code}/credential.jwt", Cancel);

    /// <summary>As a browser does it: the page is opened, its token taken, the form sent.</summary>
    private async Task<string> HandInAsync(string jwt, bool isFile)
    {
        var client = App.Stranger();
        using var opened = await client.GetAsync("/verify", Cancel);
        var html = await opened.Content.ReadAsStringAsync(Cancel);
        var token = html[(html.IndexOf("name=\"__RequestVerificationToken\" value=\"", StringComparison.Ordinal) + 41)..];
        using var form = new MultipartFormDataContent { { new StringContent(token[..token.IndexOf('"', StringComparison.Ordinal)]), "__RequestVerificationToken" } };
        if (isFile)
        {
            form.Add(new StringContent(jwt), "file", "intyg.jwt");
        }
        else
        {
            form.Add(new StringContent(jwt), "credential");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/verify") { Content = form };
        request.Headers.Add("Cookie", opened.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("hearing-form", StringComparison.Ordinal)).Split(';')[0]);
        using var answer = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<Certificate> ReleasedAsync()
    {
        await Forms.PressAsync(App.As(Organiser), $"/{Slug}/documents", $"/{Slug}/documents/certificates");
        await Change(db => db.Editions.Single().Release(App.Clock.GetUtcNow()));
        return await App.InDatabase(db => Task.FromResult(db.Certificates.Single(c => c.CandidateId == Sample.First)));
    }

    private static Certificate Copy(Certificate certificate, Hearing.Domain.EditionId edition, Hearing.Domain.CandidateId candidate) => new()
    {
        Id = Hearing.Domain.CertificateId.New(),
        EditionId = edition,
        CandidateId = candidate,
        Number = certificate.Number,
        Code = certificate.Code,
        CandidateName = certificate.CandidateName,
        SchoolForms = [],
        Kind = certificate.Kind,
        Motivation = certificate.Motivation,
        Year = certificate.Year,
        IssuedAt = certificate.IssuedAt,
    };
}
