using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using Hearing.Domain.Documents;
using static Hearing.Api.Tests.Documents.SampleEdition;

namespace Hearing.Api.Tests.Documents;

public sealed class DocumentTests : SampleEditionTests
{
    private const string All = $"/api/editions/{Slug}/documents/certificates.pdf";
    private const string Zip = $"/api/editions/{Slug}/documents/certificates.zip";

    [Fact]
    public async Task The_published_programme_is_a_file_for_everybody_with_local_times_and_the_mark()
    {
        var answer = await App.Stranger().GetAsync($"/api/editions/{Slug}/programme.pdf", Cancel);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        using var pdf = new Pdf(await answer.Content.ReadAsByteArrayAsync(Cancel));
        var text = await pdf.TextAsync();
        Assert.All(["Programmet för Guldtrappan 2026", "Lördag 24 oktober 2026", "10:00–10:55 Karlstads kommun", "09:00–09:55 Eksjö kommun",
            "Film 3 min · Presentation 52 min", "Norra Latin, Drottninggatan 71 B", "förskola, grundskola", "PROV"],
            expected => Assert.Contains(expected, text, StringComparison.Ordinal));
        Assert.DoesNotContain("VARDENS-NOT", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-link", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_programme_speaks_the_readers_language()
    {
        using var pdf = new Pdf(await App.Stranger().GetByteArrayAsync($"/api/editions/{Slug}/programme.pdf?lang=en&archive=true", Cancel));
        Assert.Contains("Saturday 24 October 2026", await pdf.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("<pdfaid:part>2</pdfaid:part>", await pdf.UnpackedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_address_has_no_mark()
    {
        using var app = new HearingApp { Settings = { ["Hearing:PublicUrl"] = "https://hearing.example.org" } };
        await app.Store(new SampleEdition().Rows());
        using var pdf = new Pdf(await app.Stranger().GetByteArrayAsync($"/api/editions/{Slug}/programme.pdf", Cancel));
        var text = await pdf.TextAsync();
        Assert.DoesNotContain("PROV", text, StringComparison.Ordinal);
        Assert.Contains("hearing.example.org/tryck", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_release_only_the_organiser_and_the_jury_without_conflict_get_certificates()
    {
        var certificates = await Printed();
        Assert.Equal(["2026-01", "2026-02"], certificates.Select(c => c.Number));
        foreach (var mail in new[] { Organiser, Juror })
        {
            using var all = new Pdf(await App.As(mail).GetByteArrayAsync(All, Cancel));
            Assert.Equal(2, (await all.PageTextsAsync()).Count);
            Assert.Contains("CANARY-first", await all.TextAsync(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, await Status(mail, One(certificates[0])));
        }

        using var some = new Pdf(await App.As(InConflict).GetByteArrayAsync(All, Cancel));
        Assert.DoesNotContain("CANARY-first", await some.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("CANARY-second", await some.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await Status(InConflict, One(certificates[0])));
        Assert.Equal(HttpStatusCode.OK, await Status(InConflict, One(certificates[1])));
        foreach (var path in new[] { All, Zip, One(certificates[0]) })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await Status(Candidate, path));
            Assert.Equal(HttpStatusCode.Unauthorized, await Status(null, path));
        }
    }

    [Fact]
    public async Task What_is_given_by_hand_is_the_organisers_before_the_release_and_after()
    {
        await Forms.PressAsync(App.As(Organiser), $"/{Slug}/documents", $"/{Slug}/documents/certificates", ("series", "Thanks"));
        var thanks = await App.InDatabase(db => Task.FromResult(db.Certificates.First(c => c.Kind == CertificateKind.Thanks)));
        for (var isReleased = false; ; isReleased = true)
        {
            foreach (var path in new[] { $"{All}?series=Thanks", $"{Zip}?series=Thanks", One(thanks) })
            {
                Assert.Equal(HttpStatusCode.OK, await Status(Organiser, path));
                Assert.NotEqual(HttpStatusCode.OK, await Status(Juror, path));
                Assert.NotEqual(HttpStatusCode.OK, await Status(null, path));
            }

            if (isReleased)
            {
                return;
            }

            await Release();
        }
    }

    [Fact]
    public async Task After_the_release_everybody_gets_them_in_one_file_or_one_each()
    {
        await Printed();
        await Release();
        using var all = new Pdf(await App.Stranger().GetByteArrayAsync(All, Cancel));
        Assert.Equal(2, (await all.PageTextsAsync()).Count);
        await using var zip = new ZipArchive(await App.Stranger().GetStreamAsync(Zip, Cancel));
        Assert.Equal(["2026-01-Karlstads-kommun.pdf", "2026-02-Eksjö-kommun--barn--och-utbildningssektorn.pdf", "SHA256SUMS.txt"], zip.Entries.Select(e => e.FullName));
        await using var content = await zip.Entries[0].OpenAsync(Cancel);
        using var sums = new StreamReader(await zip.Entries[2].OpenAsync(Cancel));
        Assert.Equal($"{Convert.ToHexStringLower(await SHA256.HashDataAsync(content, Cancel))}  {zip.Entries[0].FullName}", await sums.ReadLineAsync(Cancel));
    }

    [Fact]
    public async Task For_the_print_shop_the_sheet_is_larger_by_ten_millimetres_on_each_side_and_says_where_to_cut()
    {
        await Printed();
        var answer = await App.As(Organiser).GetAsync($"{All}?bleed=true", Cancel);
        using var pdf = new Pdf(await answer.Content.ReadAsByteArrayAsync(Cancel));
        var info = await pdf.InfoAsync();
        Assert.StartsWith("898.583 x 651.968 pts", info["Page size"], StringComparison.Ordinal);
        // Left, lower, right and upper edge: 10 mm are 28.35 points, and the 3 mm less than that 19.84.
        Assert.Equal(["28.35", "28.35", "870.24", "623.62"], info["TrimBox"].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["19.84", "19.84", "878.74", "632.13"], info["BleedBox"].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("No syntax or stream encoding errors", await pdf.CheckAsync(), StringComparison.Ordinal);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", pdf.Plain, StringComparison.Ordinal);
        Assert.Equal(pdf.Bytes, await App.As(Organiser).GetByteArrayAsync($"{All}?bleed=true&printable=true", Cancel));
        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(pdf.Bytes))}:", answer.Headers.GetValues("Repr-Digest").Single());
    }

    [Fact]
    public async Task The_check_page_tells_a_valid_a_withdrawn_and_an_unknown_code_apart_and_knows_none_before_the_release()
    {
        var first = (await Printed())[0];
        Assert.Equal(HttpStatusCode.NotFound, await Status(null, $"/verify/{first.Code}"));
        await Change(db => db.Candidates.Single(c => c.Id == Sample.First).Name = "Karlstads stad");
        var again = (await Printed()).Single(c => c.WithdrawnAt is null && c.CandidateId == Sample.First);
        Assert.Equal("2026-01-2", again.Number);
        await Release();

        var valid = WebUtility.HtmlDecode(await Text($"/verify/{again.Code.ToLowerInvariant()}"));
        Assert.All(["Diplomet är äkta", "2026-01", "Karlstads stad", "Utmärkelse", "förskola, grundskola", "CANARY-first"],
            expected => Assert.Contains(expected, valid, StringComparison.Ordinal));
        var withdrawn = WebUtility.HtmlDecode(await Text($"/verify/{first.Code}"));
        Assert.Contains("har återkallats", withdrawn, StringComparison.Ordinal);
        Assert.Contains($"/verify/{again.Code}", withdrawn, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY-first", withdrawn, StringComparison.Ordinal);
        var unknown = await App.Stranger().GetAsync("/verify/00000000000000000000000000", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("Koden finns inte", await unknown.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Status(null, One(first)));
    }

    [Theory]
    [InlineData("00000000-0000000000 0000000000", HttpStatusCode.NotFound)]
    [InlineData("..", HttpStatusCode.NotFound)]
    [InlineData("", HttpStatusCode.NotFound)]
    public async Task A_typed_code_leads_to_its_check_page_or_is_unknown_at_once(string typed, HttpStatusCode status)
    {
        var answer = await App.Stranger().GetAsync($"/verify?code={Uri.EscapeDataString(typed)}", Cancel);
        if (answer.Headers.Location is { } page)
        {
            Assert.Equal("/verify/00000000000000000000000000", page.OriginalString);
            answer = await App.Stranger().GetAsync(page, Cancel);
        }

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("Koden finns inte", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_set_is_told_before_printing_and_does_not_stop_the_others()
    {
        await Change(db => db.Candidates.Single(c => c.Id == Sample.First).Name = "Karlstad \U0001F393 አዲ");
        await Printed();
        var page = WebUtility.HtmlDecode(await App.As(Organiser).GetStringAsync($"/{Slug}/documents", Cancel));
        Assert.Contains("1 av 2 diplom kan inte tryckas", page, StringComparison.Ordinal);
        Assert.Contains("2026-01 Karlstad \U0001F393 አዲ: tecken som saknas i typsnitten: \U0001F393 አ ዲ", page, StringComparison.Ordinal);

        var joint = await App.As(Organiser).GetAsync(All, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, joint.StatusCode);
        Assert.Contains("2026-01 LettersMissing", await joint.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        Assert.Contains($"{All}?printable=true", page, StringComparison.Ordinal);
        using var rest = new Pdf(await App.As(Organiser).GetByteArrayAsync($"{All}?printable=true", Cancel));
        Assert.Contains("2026-02", Assert.Single(await rest.PageTextsAsync()), StringComparison.Ordinal);
        await using var zip = new ZipArchive(await App.As(Organiser).GetStreamAsync($"{Zip}?printable=true", Cancel));
        Assert.StartsWith("2026-02", Assert.Single(zip.Entries, e => e.FullName.EndsWith(".pdf", StringComparison.Ordinal)).FullName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Making_certificates_twice_changes_nothing()
    {
        var first = await Printed();
        Assert.Equal(first.Select(c => (c.Id, c.Code)), (await Printed()).Select(c => (c.Id, c.Code)));
    }

    [Fact]
    public async Task The_documents_page_is_the_organisers()
    {
        await Printed();
        var page = WebUtility.HtmlDecode(await App.As(Organiser).GetStringAsync($"/{Slug}/documents", Cancel));
        Assert.Contains("2026-01 Karlstads kommun", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await Status(Juror, $"/{Slug}/documents"));
    }

    private static string One(Certificate certificate) => $"/api/certificates/{certificate.Id.Value}.pdf";

    private async Task<HttpStatusCode> Status(string? mail, string path) =>
        (await (mail is null ? App.Stranger() : App.As(mail)).GetAsync(path, Cancel)).StatusCode;

    private async Task<string> Text(string path) => await App.Stranger().GetStringAsync(path, Cancel);

    /// <summary>Presses the organiser's button; all certificates by number.</summary>
    private async Task<IReadOnlyList<Certificate>> Printed()
    {
        await Forms.PressAsync(App.As(Organiser), $"/{Slug}/documents", $"/{Slug}/documents/certificates");
        return await App.InDatabase(db => Task.FromResult(db.Certificates.OrderBy(c => c.Number).ThenBy(c => c.IssuedAt).ToList()));
    }

    private Task<int> Release() => Change(db => db.Editions.Single().Release(App.Clock.GetUtcNow()));
}
