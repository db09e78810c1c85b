using System.Net;
using System.Text.RegularExpressions;
using Person = Hearing.Domain.People.Person;
using Roles = Hearing.Domain.People.Roles;
using static Hearing.Api.Tests.Documents.SampleEdition;

namespace Hearing.Api.Tests.Documents.Papers;

public sealed partial class PaperAccessTests : SampleEditionTests
{
    private const string Documents = $"/api/editions/{Slug}/documents";
    private const string Technician = "tekniker@example.org";

    [Fact]
    public async Task A_jurors_own_pack_and_the_organisers_lack_the_candidate_in_conflict()
    {
        await Change(db =>
        {
            db.Candidates.Single(c => c.Id == Sample.First).Description = "MATERIAL-first";
            db.Candidates.Single(c => c.Id == Sample.Second).Description = "MATERIAL-second";
        });
        using var own = await PdfAsync(InConflict, "jury-pack");
        var text = await own.TextAsync();
        Assert.DoesNotContain("MATERIAL-first", text, StringComparison.Ordinal);
        Assert.Contains("MATERIAL-second", text, StringComparison.Ordinal);
        Assert.Contains("jäv – Karlstads kommun", text, StringComparison.Ordinal);

        using var all = await PdfAsync(Organiser, "jury-packs");
        var pages = await all.PageTextsAsync();
        Assert.Contains(pages, p => p.Contains("MATERIAL-first", StringComparison.Ordinal) && p.Contains("ledamot ·", StringComparison.Ordinal));
        Assert.DoesNotContain(pages, p => p.Contains("MATERIAL-first", StringComparison.Ordinal) && p.Contains("jav ·", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(Juror, "jury-packs"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(Candidate, "jury-pack"));

        // An organiser in conflict would print the others' packs without that candidate, and nobody would see that it is missing.
        await Change(db => db.People.Single(p => p.Mail == InConflict).Roles = Roles.Organiser | Roles.Juror);
        var refused = await App.As(InConflict).GetAsync($"{Documents}/jury-packs.pdf", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("in-conflict", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_press_text_is_the_jurys_without_conflict_and_the_organisers_until_the_release()
    {
        using var before = await PdfAsync(Organiser, "press");
        var embargoed = await before.TextAsync();
        Assert.All(["Får inte publiceras", "CANARY-first", "CANARY-second", "en utmärkelse och ett hedersomnämnande"],
            words => Assert.Contains(words, embargoed, StringComparison.Ordinal));
        using var some = await PdfAsync(InConflict, "press");
        var text = await some.TextAsync();
        Assert.DoesNotContain("CANARY-first", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Karlstads", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(Candidate, "press"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await App.Stranger().GetAsync($"{Documents}/press.pdf", Cancel)).StatusCode);

        await Change(db => db.Editions.Single().Release(PublishedAt.AddDays(300)));
        using var after = new Pdf(await App.Stranger().GetByteArrayAsync($"{Documents}/press.pdf", Cancel));
        var released = await after.TextAsync();
        Assert.Contains("CANARY-first", released, StringComparison.Ordinal);
        Assert.DoesNotContain("Får inte publiceras", released, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_run_sheet_is_the_technicians_with_the_hosts_notes_and_a_safe_file_name()
    {
        await Change(db => db.People.Add(new Person
        {
            Id = Hearing.Domain.PersonId.New(),
            EditionId = Sample.Edition.Id,
            Name = "Tekla",
            Mail = Technician,
            Roles = Roles.Technician,
        }));
        var answer = await App.As(Technician).GetAsync($"{Documents}/run-sheet/main.pdf", Cancel);
        Assert.Equal("run-sheet-main-tryck.pdf", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        using var pdf = new Pdf(await answer.Content.ReadAsByteArrayAsync(Cancel));
        var text = await pdf.TextAsync();
        Assert.All(["Körschema för Stora salen, Guldtrappan 2026", "Lördag 24 oktober 2026", "Söndag 25 oktober 2026", "VARDENS-NOT", "av sig själv", "Ingen film inlämnad"],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(Candidate, "run-sheet/main"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Organiser, "run-sheet/nowhere"));
    }

    [Fact]
    public async Task A_run_sheet_tells_nothing_of_the_film_of_a_candidate_in_conflict_not_even_that_none_is_there()
    {
        await Change(db =>
        {
            db.People.Single(p => p.Mail == InConflict).Roles = Roles.Technician | Roles.Juror;
            db.Add(Sample.Film(Sample.First));
        });
        using var closed = await PdfAsync(InConflict, "run-sheet/main");
        var text = await closed.TextAsync();
        Assert.DoesNotContain("Fram och bak", text, StringComparison.Ordinal);
        // The pause has a film part of nobody's, and one candidate of the two no film.
        Assert.Equal(1, text.Split("Ingen film inlämnad").Length - 1);
        using var open = await PdfAsync(Organiser, "run-sheet/main");
        Assert.Contains("Fram och bak", await open.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_documents_page_offers_what_there_is_and_says_what_is_missing()
    {
        var page = await PageAsync();
        foreach (var address in PaperLink().Matches(page).Select(m => m.Groups[1].Value).Distinct())
        {
            var answer = await App.As(Organiser).GetAsync(address, Cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answers {answer.StatusCode}");
        }

        Assert.Equal(9 * 2, PaperLink().Matches(page).Select(m => m.Groups[1].Value).Distinct().Count(a => !a.Contains("certificates", StringComparison.Ordinal)) - 2);
        await Change(db =>
        {
            db.Programmes.RemoveRange(db.Programmes);
            db.Awards.RemoveRange(db.Awards);
        });
        page = await PageAsync();
        Assert.Contains("Görs när programmet är publicerat", page, StringComparison.Ordinal);
        Assert.Contains("Görs när juryn har beslutat", page, StringComparison.Ordinal);
        Assert.DoesNotContain("stage-cards.pdf", page, StringComparison.Ordinal);
        foreach (var paper in new[] { "stage-cards", "door-signs", "run-sheet/main", "press" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Organiser, paper));
        }
    }

    [Fact]
    public async Task A_letter_that_no_font_has_is_named_with_its_field()
    {
        await Change(db => db.People.Single(p => p.Mail == Candidate).Name = "Åsa \U0001F393");
        var answer = await App.As(Organiser).GetAsync($"{Documents}/badges.pdf", Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = System.Text.Json.JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel)).GetProperty("title").GetString();
        Assert.Equal("No font has \U0001F393, which stands in badges[3].name: \"Åsa \U0001F393\".", problem);

        using var browser = App.As(Organiser);
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Dest", "document");
        var page = WebUtility.HtmlDecode(await (await browser.GetAsync($"{Documents}/badges.pdf", Cancel)).Content.ReadAsStringAsync(Cancel));
        Assert.Contains("Inget typsnitt har \U0001F393, som står i texten ”Åsa \U0001F393”.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_programmes_page_says_what_the_printed_programme_says()
    {
        var page = Pdf.OneSpace(WebUtility.HtmlDecode(Tag().Replace(await App.Stranger().GetStringAsync($"/{Slug}", Cancel), " ")));
        var words = new[]
        {
            "Lördag 24 oktober", "Söndag 25 oktober", "10:00 –10:55", "Karlstads kommun", "Film 3 min · Presentation 52 min", "11:00 –11:15", "Paus", "Eksjö kommun",
            "Norra Latin, Drottninggatan 71 B, Stockholm", "På plats och digitalt", "Kandidaterna", "Karlstads kommun · förskola, grundskola", "Eksjö kommun, barn- och utbildningssektorn",
            "Hallstahammars kommun",
        };
        using var pdf = new Pdf(await App.Stranger().GetByteArrayAsync($"/api/editions/{Slug}/programme.pdf", Cancel));
        var printed = Letters(await pdf.TextAsync());
        Assert.All(words, word => Assert.Contains(word, page, StringComparison.Ordinal));
        Assert.All(words, word => Assert.Contains(Letters(word), printed, StringComparison.Ordinal));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private Task<string> PageAsync() => App.As(Organiser).GetStringAsync($"/{Slug}/documents", Cancel);

    private async Task<Pdf> PdfAsync(string mail, string paper) => new(await App.As(mail).GetByteArrayAsync($"{Documents}/{paper}.pdf", Cancel));

    private async Task<HttpStatusCode> StatusAsync(string mail, string paper) => (await App.As(mail).GetAsync($"{Documents}/{paper}.pdf", Cancel)).StatusCode;

    [GeneratedRegex("href=\"(/api/editions/[^\"]+\\.pdf[^\"]*)\"")]
    private static partial Regex PaperLink();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
