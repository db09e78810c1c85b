using System.Net;
using System.Text.RegularExpressions;
using Hearing.Api.Tests.Documents.Papers;
using Hearing.Api.Tests.Runs;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.Planning;
using static Hearing.Api.Tests.Documents.SampleEdition;

namespace Hearing.Api.Tests.Documents;

/// <summary>The page of each published document says all that its file says: every tagged line of the PDF stands on the page.</summary>
public sealed partial class SameTextTests : SampleEditionTests
{
    [Theory]
    [InlineData("sv"), InlineData("en")]
    public async Task The_programmes_page_with_what_changed_for_who_reads_it(string language)
    {
        var moved = new ProgrammeChange(ChangeKind.Moved, Sample.FirstSession, "Karlstads kommun", PublishedAt, "main", PublishedAt.AddMinutes(25), "main");
        await Change(db =>
        {
            db.Editions.Single().HelpTelephone = "08-123 45 67";
            db.Programmes.Add(Sample.Programme(2, new(2026, 10, 24, 8, 30, 0, TimeSpan.Zero), 1, [moved]));
        });
        string[] said = language == "sv" ? ["tidenflyttadesfrån", "hjälppådagen"] : ["thetimemovedfrom", "helpontheday"];
        var lines = await SameAsync(App.As(Organiser), $"/{SampleEdition.Slug}", $"/api/editions/{SampleEdition.Slug}/programme.pdf", language);
        Assert.All(said, words => Assert.Contains(lines, line => line.Contains(words, StringComparison.OrdinalIgnoreCase)));

        // Whoever is told of no change on the page finds none in the file.
        var strangers = await SameAsync(App.Stranger(), $"/{SampleEdition.Slug}", $"/api/editions/{SampleEdition.Slug}/programme.pdf", language);
        Assert.DoesNotContain(strangers, line => line.Contains(said[0], StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("sv"), InlineData("en")]
    public async Task The_recipients_page_says_the_press_text_but_where_the_page_is(string language)
    {
        await Change(db =>
        {
            db.Editions.Single().Release(PublishedAt.AddDays(300));
            db.Films.Add(Sample.Film(Sample.First));
        });
        var lines = await SameAsync(App.Stranger(), $"/{SampleEdition.Slug}/recipients", $"/api/editions/{SampleEdition.Slug}/documents/press.pdf", language, until: language == "sv" ? "Mer att läsa" : "More to read");
        Assert.All(["CANARYFIRST", "CANARYSECOND", "FRAMOCHBAK", "2015"], words => Assert.Contains(lines, line => line.Contains(words, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("sv"), InlineData("en")]
    public async Task The_check_page_says_what_the_certificate_says_whatever_its_kind(string language)
    {
        foreach (var series in Enum.GetNames<CertificateSeries>())
        {
            await Forms.PressAsync(App.As(Organiser), $"/{SampleEdition.Slug}/documents", $"/{SampleEdition.Slug}/documents/certificates", ("series", series));
        }

        await Change(db => db.Editions.Single().Release(PublishedAt.AddDays(300)));
        var made = await App.InDatabase(db => Task.FromResult(db.Certificates.ToList()));
        Assert.Equal(4, made.Select(c => c.Kind).Distinct().Count());
        foreach (var certificate in made.DistinctBy(c => c.Kind))
        {
            var lines = await SameAsync(App.As(Organiser), $"/verify/{certificate.Code}", $"/api/certificates/{certificate.Id.Value}.pdf", language, address: certificate.Code);
            Assert.Contains("PETERBECKER", lines);
        }
    }

    [Theory]
    [InlineData("sv"), InlineData("en")]
    public async Task The_minutes_page_says_the_minutes(string language)
    {
        using var day = await RunningEdition.MakeAsync();
        await day.DoAsync(0, null, new StartRun());
        day.App.Clock.Advance(TimeSpan.FromSeconds(33));
        await day.DoAsync(1, day.Film, new HoldCue(HoldReason.FilmFails), RunningEdition.Technician);
        day.App.Clock.Advance(TimeSpan.FromSeconds(10));
        await day.DoAsync(2, day.Film, new ResumeCue());
        await day.DoAsync(3, day.Film, new SkipCue());
        var lines = await SameAsync(day.As(RunningEdition.Organiser), "/dag/minutes/main", "/api/editions/dag/documents/minutes/main.pdf", language);
        Assert.Contains(lines, line => line.Contains("030", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(language == "sv" ? "ÖVERHOPPAD" : "SKIPPED", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Checks the page against the file, and gives the file's lines as letters.</summary>
    /// <param name="until">The heading at which the file's text of itself begins.</param>
    /// <param name="address">What the page's own address ends with, which the file prints and the page need not say.</param>
    private static async Task<IReadOnlyList<string>> SameAsync(HttpClient client, string page, string file, string language, string? until = null, string? address = null)
    {
        using var pdf = new Pdf(await client.GetByteArrayAsync($"{file}?lang={language}", Cancel));
        var html = await client.GetStringAsync($"{page}?lang={language}", Cancel);
        var said = PaperCheck.Letters(WebUtility.HtmlDecode(Tag().Replace(Hidden().Replace(html, ""), "")));
        var lines = Lines(await pdf.StructureAsync()).TakeWhile(line => until is null || line != PaperCheck.Letters(until)).ToList();
        Assert.True(lines.Count > 5, $"{file} has {lines.Count} lines");
        foreach (var (line, times) in lines.Where(line => address is null || !IsAddress(line, address)).CountBy(line => line))
        {
            Assert.True(said.Split(line).Length > times, $"{page} says fewer than {times} times: {line}");
        }

        return lines;
    }

    private static bool IsAddress(string line, string code) =>
        line.Contains("VERIFY", StringComparison.Ordinal) || line.Contains("LOCALHOST", StringComparison.Ordinal) || code.Contains(line, StringComparison.Ordinal)
        || line.StartsWith("KONTROLLERADIPLOMET", StringComparison.Ordinal) || line.StartsWith("CHECKTHISCERTIFICATE", StringComparison.Ordinal);

    // Columns' headings are the table's look, and a list on the page has none.
    private static IEnumerable<string> Lines(string structure) =>
        from line in Heading().Replace(structure, "").Split('\n')
        let text = line.Trim()
        where text.StartsWith('"')
        let letters = PaperCheck.Letters(text)
        where letters != ""
        select letters;

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("<(script|style|head|template)\\b.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex("(?m)^(?<indent> *)THead\\b.*\\n(?:\\k<indent> +.*\\n)*")]
    private static partial Regex Heading();
}
