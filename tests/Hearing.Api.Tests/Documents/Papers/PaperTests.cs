using Hearing.Api.Documents;
using Hearing.Domain.Documents.Papers;

namespace Hearing.Api.Tests.Documents.Papers;

/// <summary>Every paper, from the usual hearing and from those that are hard to print.</summary>
[Collection<WarmPapers>]
public sealed class PaperTests(TypstTypesetterTests.Warm warm)
{
    // On which more rooms and days show.
    private static readonly string[] _ofRooms = ["programme", "booklet", "poster", "run-sheet", "door-signs"];

    public static IEnumerable<TheoryDataRow<string>> Papers => PaperSet.All.Select(name => new TheoryDataRow<string>(name));

    public static IEnumerable<TheoryDataRow<string>> Hard => HardHearings.All.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Each_is_accessible_or_for_the_archive_and_sound_tagged_and_titled(string paper)
    {
        var papers = new PaperSet(Hearings.Usual);
        foreach (var (form, standard) in new[] { (DocumentForm.Accessible, "<pdfuaid:part>1</pdfuaid:part>"), (DocumentForm.Archive, "<pdfaid:conformance>A</pdfaid:conformance>") })
        {
            using var pdf = new Pdf(await papers.SetAsync(warm.Typesetter, paper, form));
            Assert.Contains("No syntax or stream encoding errors", await pdf.CheckAsync(), StringComparison.Ordinal);
            var info = await pdf.InfoAsync();
            Assert.Equal("yes", info["Tagged"]);
            Assert.Contains("2021", info["Title"], StringComparison.Ordinal);
            Assert.Contains(standard, pdf.Plain, StringComparison.Ordinal);
            Assert.Contains("/Lang(sv)", pdf.Plain.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("programme", "H1 H2 H3 Table THead TH TD Figure")]
    [InlineData("booklet", "H1 H2 H3 Table THead TH TD Figure")]
    [InlineData("poster", "H1 H2 Table THead TH TD Figure")]
    [InlineData("run-sheet", "H1 H2 Table THead TH TD")]
    [InlineData("stage-cards", "H1")]
    [InlineData("door-signs", "H1 Table THead TH TD Figure")]
    [InlineData("table-signs", "H1 P")]
    [InlineData("badges", "H1 P")]
    [InlineData("jury-packs", "H1 H2 H3 Table THead TH TD L")]
    [InlineData("press", "H1 H2 H3 P Figure")]
    public async Task Headings_tables_and_pictures_are_tagged(string paper, string tags)
    {
        using var pdf = new Pdf(await new PaperSet(Hearings.Usual).SetAsync(warm.Typesetter, paper, DocumentForm.Accessible));
        var structure = await pdf.StructureAsync();
        Assert.All(tags.Split(' '), tag => Assert.Matches($@"(?m)^\s*{tag}\b", structure));
    }

    [Theory]
    [MemberData(nameof(Hard))]
    public async Task What_is_hard_to_print_is_all_there_on_the_page_and_nothing_over_another(string name)
    {
        var papers = new PaperSet(HardHearings.All[name]);
        foreach (var paper in HardHearings.All[name].Rooms > 1 ? _ofRooms : PaperSet.All)
        {
            using var pdf = await papers.SoundAsync(warm.Typesetter, paper, DocumentForm.Accessible, name);
        }
    }

    [Fact]
    public async Task They_speak_English_too()
    {
        var papers = new PaperSet(Hearings.Usual, "en-GB");
        var expected = new Dictionary<string, string>
        {
            ["poster"] = "Thursday 14 October 2021",
            ["run-sheet"] = "by itself",
            ["stage-cards"] = "Presenting",
            ["door-signs"] = "The newest programme is at",
            ["table-signs"] = "Chair of the jury",
            ["badges"] = "Candidate",
            ["jury-packs"] = "Left out because of a conflict of interest",
            ["press"] = "6 awards and one honourable mention",
        };
        foreach (var (paper, words) in expected)
        {
            using var pdf = new Pdf(await papers.SetAsync(warm.Typesetter, paper, DocumentForm.Accessible));
            Assert.Contains(words, await pdf.TextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ten_badges_stand_on_a_sheet_each_within_its_own_90_by_54_millimetres()
    {
        using var pdf = new Pdf(await new PaperSet(HardHearings.All["the longest names"]).SetAsync(warm.Typesetter, "badges", DocumentForm.Accessible));
        const double point = 72 / 25.4;
        foreach (var word in (await pdf.BoxesAsync()).Words)
        {
            var (column, row) = (Math.Floor(((word.Left / point) - 15) / 90), Math.Floor(((word.Top / point) - 13.5) / 54));
            Assert.InRange(column, 0, 1);
            Assert.InRange(row, 0, 4);
            Assert.True(word.Right / point <= 15 + (90 * (column + 1)) - 3 && word.Bottom / point <= 13.5 + (54 * (row + 1)) - 3, $"{word} leaves its badge");
        }
    }

    [Fact]
    public async Task A_poster_is_one_page_of_A3_and_a_booklet_has_pages_of_A5()
    {
        var papers = new PaperSet(Hearings.Usual);
        using var poster = new Pdf(await papers.SetAsync(warm.Typesetter, "poster", DocumentForm.Accessible));
        Assert.Equal(("1", "841.89 x 1190.55 pts (A3)"), ((await poster.InfoAsync())["Pages"], (await poster.InfoAsync())["Page size"]));
        using var booklet = new Pdf(await papers.SetAsync(warm.Typesetter, "booklet", DocumentForm.Accessible));
        Assert.Equal("419.528 x 595.276 pts", (await booklet.InfoAsync())["Page size"]);
    }

    [Fact]
    public void A_pack_lacks_the_candidate_in_conflict_but_for_the_name_and_names_its_juror()
    {
        var packs = (JuryPacksDocument)new PaperSet(Hearings.Usual)["jury-packs"];
        Assert.Equal(["Peter Becker", "Karin Holm"], packs.Packs.Select(p => p.Juror));
        Assert.Equal([7, 6], packs.Packs.Select(p => p.Candidates.Count));
        Assert.Equal("Eksjö kommun, barn- och utbildningssektorn", Assert.Single(packs.Packs[1].LeftOut));
        Assert.DoesNotContain(packs.Packs[1].Candidates, c => c.Name.StartsWith("Eksjö", StringComparison.Ordinal));
    }
}

/// <summary>One engine for the classes that set the same papers: what was made lately is not made again.</summary>
[CollectionDefinition]
public sealed class WarmPapers : ICollectionFixture<TypstTypesetterTests.Warm>;
