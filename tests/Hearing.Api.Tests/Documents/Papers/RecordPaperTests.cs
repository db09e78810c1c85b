using Hearing.Api.Documents;
using Hearing.Domain;
using Hearing.Domain.Documents;

namespace Hearing.Api.Tests.Documents.Papers;

/// <summary>Certificates of all four kinds and minutes, of the usual hearing and of those that are hard to print.</summary>
[Collection<WarmPapers>]
public sealed class RecordPaperTests(TypstTypesetterTests.Warm warm)
{
    private const string TooManyWords = "a motivation of 900 words";

    public static IEnumerable<TheoryDataRow<string>> Hard => HardHearings.All.Keys.Append("the usual").Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Hard))]
    public async Task What_is_hard_to_print_is_all_there_in_either_standard_and_on_as_many_pages_as_it_needs(string name)
    {
        var hearing = HardHearings.All.GetValueOrDefault(name, Hearings.Usual);
        var papers = new PaperSet(hearing);
        // What more rooms change is in the minutes; a motivation of so many words has a test of its own.
        foreach (var paper in PaperSet.Records.Where(p => p == "minutes" || (hearing.Rooms == 1 && (p != "award-certificates" || name != TooManyWords))))
        {
            using var accessible = await papers.SoundAsync(warm.Typesetter, paper, DocumentForm.Accessible, name);
            Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", accessible.Plain, StringComparison.Ordinal);
            Assert.InRange((await accessible.BoxesAsync()).Pages.Count, Least(papers, paper), Most(papers, paper));
            using var archived = new Pdf(await papers.SetAsync(warm.Typesetter, paper, DocumentForm.Archive));
            Assert.Contains("<pdfaid:conformance>A</pdfaid:conformance>", archived.Plain, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_motivation_of_900_words_is_refused_with_the_words_too_many_on_a_certificate_alone()
    {
        var papers = new PaperSet(HardHearings.All[TooManyWords]);
        var refused = await Assert.ThrowsAsync<Refused>(() => papers.SetAsync(warm.Typesetter, "award-certificates", DocumentForm.Accessible));
        Assert.Equal(ITypesetter.WordsTooMany, refused.Reason);
        Assert.InRange(Assert.IsType<int>(Assert.Single(refused.Facts)), 100, 800);
    }

    private static int Least(PaperSet papers, string paper) => papers[paper] is CertificateDocument certificates ? certificates.Certificates.Count : 1;

    // A page of minutes has twenty lines at least, be they two high.
    private static int Most(PaperSet papers, string paper) => papers[paper] switch
    {
        CertificateDocument certificates => certificates.Certificates.Count,
        MinutesDocument minutes => 2 + ((minutes.Events.Count + minutes.Sessions.Sum(s => s.Rows.Count) + minutes.Shares.Count) / 10),
        var other => throw new InvalidOperationException($"No pages for {other.GetType()}."),
    };
}
