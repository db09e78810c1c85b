using System.Text;
using System.Xml.Linq;
using Hearing.Api.Documents;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using static Hearing.Api.Tests.Documents.SampleDocuments;

namespace Hearing.Api.Tests.Documents;

/// <summary>What any <see cref="ITypesetter"/> must do. A new engine gets a class that derives from this one and makes it.</summary>
public abstract class TypesetterContract
{
    protected abstract ITypesetter Typesetter { get; }

    [Fact]
    public async Task The_programme_says_all_that_the_model_says_in_its_order()
    {
        var document = Programme();
        using var pdf = await Set(document);
        var text = await pdf.TextAsync();
        var at = 0;
        foreach (var expected in Words(document))
        {
            var found = text.IndexOf(Pdf.OneSpace(expected), at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{expected}' is not after '{text[Math.Max(0, at - 40)..at]}'");
            at = found + expected.Length;
        }
    }

    [Fact]
    public async Task The_programme_is_A4_of_several_numbered_pages_and_repeats_the_heading_of_its_table()
    {
        using var pdf = await Set(Programme(days: 1, rows: 40));
        var info = await pdf.InfoAsync();
        Assert.Contains("(A4)", info["Page size"], StringComparison.Ordinal);
        var pages = await pdf.PageTextsAsync();
        Assert.True(pages.Count > 2);
        Assert.All(pages.Index(), page => Assert.Contains($"Sida {page.Index + 1} av {pages.Count}", page.Item, StringComparison.Ordinal));
        Assert.All(pages.SkipLast(1), page => Assert.Contains("Tid Programpunkt Lokal", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_minutes_say_all_that_the_model_says_and_repeat_the_heading_of_their_lines()
    {
        var minutes = Minutes(lines: 90) with { Fault = "Raderna stämmer inte." };
        using var pdf = await Set(minutes);
        var text = await pdf.TextAsync();
        Assert.All(Words(minutes), word => Assert.Contains(Close(word), Close(text), StringComparison.Ordinal));
        var pages = await pdf.PageTextsAsync();
        Assert.True(pages.Count > 2);
        Assert.All(pages.Skip(1), page => Assert.Contains("Rad Tid Vem Vad Kontrollsumma", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Certificates_are_A4_landscape_and_one_a_page_with_all_their_words()
    {
        CertificatePage[] certificates = [Certificate(1), Certificate(2), Certificate(3)];
        using var pdf = await Set(Certificates(certificates));
        Assert.Equal("841.89 x 595.276 pts (A4)", (await pdf.InfoAsync())["Page size"]);
        var pages = await pdf.PageTextsAsync();
        Assert.Equal(3, pages.Count);
        foreach (var (page, c) in pages.Zip(certificates))
        {
            string[] words = [c.Award.ToUpperInvariant(), c.Kind, c.Lead, c.Name, c.SchoolForms, c.Motivation, c.PlaceAndDate, c.NumberLine,
                c.CheckLine, .. c.Signatories.SelectMany(s => new[] { s.Name, s.Title })];
            Assert.All(words, word => Assert.Contains(word, page, StringComparison.Ordinal));
            Assert.Contains(c.Address.AbsolutePath, page.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(DocumentForm.Accessible, "pdfuaid:part", "1")]
    [InlineData(DocumentForm.Archive, "pdfaid:part", "2")]
    [InlineData(DocumentForm.Archive, "pdfaid:conformance", "A")]
    public async Task A_file_declares_its_standard_and_is_sound_tagged_and_titled(DocumentForm form, string name, string value)
    {
        foreach (var pdf in new[] { await Set(Programme(), form), await Set(Certificates(Certificate()), form), await Set(Minutes(), form) })
        {
            using (pdf)
            {
                Assert.Contains("No syntax or stream encoding errors", await pdf.CheckAsync(), StringComparison.Ordinal);
                var info = await pdf.InfoAsync();
                Assert.Equal("yes", info["Tagged"]);
                Assert.Contains("2021", info["Title"], StringComparison.Ordinal);
                Assert.Contains($"<{name}>{value}</{name}>", await pdf.UnpackedAsync(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Headings_tables_and_pictures_are_tagged()
    {
        using var pdf = await Set(Programme());
        var structure = await pdf.StructureAsync();
        Assert.All(["H1", "H2", "Table", "THead", "TH", "TD", "Figure", "L"], tag => Assert.Matches($@"(?m)^\s*{tag}\b", structure));
    }

    [Fact]
    public async Task Texts_in_the_engines_own_language_are_only_text()
    {
        var programme = Programme(days: 1, rows: 1) with { Title = Hostile, Changes = [Hostile] };
        using var first = await Set(programme);
        Assert.Equal(2, Count(await first.TextAsync(), Hostile));
        using var second = await Set(Certificates(Certificate() with { Name = Hostile, Motivation = Hostile }));
        Assert.Equal(2, Count(await second.TextAsync(), Hostile));
        using var third = await Set(Minutes() with { Fault = Hostile, Events = [new("1", "", Hostile, Hostile, "")] });
        Assert.Equal(3, Count(await third.TextAsync(), Hostile));
    }

    [Fact]
    public async Task The_mark_is_on_each_page_while_there_is_one()
    {
        using var plain = await Set(Certificates(Certificate(1), Certificate(2)));
        Assert.DoesNotContain("PROV", await plain.TextAsync(), StringComparison.Ordinal);
        using var marked = await Set(Certificates(Certificate(1), Certificate(2)) with { Mark = "PROV" });
        Assert.All(await marked.PageTextsAsync(), page => Assert.Contains("PROV", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_that_breaks_the_accessible_standard_is_refused()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => Set(Programme() with { Title = "" }));
        Assert.Equal(RefusalCode.DocumentNotMade, refused.Code);
    }

    [Theory]
    [InlineData(DocumentForm.Accessible)]
    [InlineData(DocumentForm.Archive)]
    public async Task Letters_that_no_font_has_are_named_instead_of_left_out(DocumentForm form)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => Set(Certificates(Certificate() with { Name = "Åby \U0001F393 kommun", Motivation = "För አዲስ." }), form));
        Assert.Equal((RefusalCode.DocumentNotMade, ITypesetter.LettersMissing), (refused.Code, refused.Reason));
        Assert.Contains("certificates[0].name", refused.Message, StringComparison.Ordinal);
        Assert.Equal("Åby \U0001F393 kommun", refused.Facts[1]);
        Assert.Equal(["\U0001F393", "ስ", "አ", "ዲ"], refused.Facts[0].ToString()!.Split(' ').Order(StringComparer.Ordinal).OrderByDescending(l => l.Length));
    }

    [Fact]
    public async Task A_motivation_of_300_words_fits_with_its_paragraphs()
    {
        var sentence = "En hel förvaltning går åt samma håll och delar med sig. ";
        var longest = string.Concat(Enumerable.Repeat(sentence, 27)) + "\n\nTill sist";
        using var pdf = await Set(Certificates(Certificate(1, longest)));
        Assert.Contains("Till sist", Assert.Single(await pdf.PageTextsAsync()), StringComparison.Ordinal);
        using var two = await Set(Certificates(Certificate(1, "Först.\n\nSedan.")));
        Assert.Contains("Först. Sedan.", Assert.Single(await two.PageTextsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_motivation_that_does_not_fit_is_refused_with_the_number_of_words_that_are_too_many()
    {
        var words = Enumerable.Range(0, 900).Select(i => $"långt{i % 10}").ToList();
        var refused = await Assert.ThrowsAsync<Refused>(() => Set(Certificates(Certificate(1, string.Join(' ', words)))));
        Assert.Equal((RefusalCode.DocumentNotMade, ITypesetter.WordsTooMany), (refused.Code, refused.Reason));
        var over = Assert.IsType<int>(Assert.Single(refused.Facts));
        Assert.InRange(over, 1, 899);

        // One word fewer than asked for is still one too many; as many as asked for fit.
        var stillOne = await Assert.ThrowsAsync<Refused>(() => Set(Certificates(Certificate(1, string.Join(' ', words.SkipLast(over - 1))))));
        Assert.Equal(1, Assert.Single(stillOne.Facts));
        using var fits = await Set(Certificates(Certificate(1, string.Join(' ', words.SkipLast(over)))));
        Assert.Single(await fits.PageTextsAsync());
        var name = await Assert.ThrowsAsync<Refused>(() => Set(Certificates(Certificate() with { Name = new('x', 10_000) })));
        Assert.Equal(ITypesetter.TooLong, name.Reason);
        using var next = await Set(Certificates(Certificate()));
        Assert.NotEmpty(next.Bytes);
    }

    [Fact]
    public async Task Words_of_40_letters_stay_within_the_margins()
    {
        const string word = "Utbildningsförvaltningskommunalförbundet";
        var programme = Programme(days: 1, rows: 2);
        using var first = await Set(programme with
        {
            Title = $"Program för {word}",
            Facts = [new("Var", word)],
            Candidates = [new(word, word)],
            Days = [new(word, [programme.Days[0].Rows[0] with { Title = word, Room = word }])],
        });
        using var second = await Set(Certificates(Certificate() with
        {
            Name = $"{word}, {word}",
            SchoolForms = word,
            Motivation = $"{word} {word} {word} {word}",
            Signatories = [new(word, word), new(word, word), new(word, word)],
        }));
        foreach (var (pdf, margin) in new[] { (first, 10), (second, 9) })
        {
            var (left, right) = await pdf.EdgesAsync();
            Assert.InRange(left, margin, 50);
            Assert.InRange(right, 50, 100 - margin);
        }
    }

    [Fact]
    public async Task A_preview_is_a_picture_that_runs_nothing()
    {
        var svg = Encoding.UTF8.GetString(await Typesetter.SetAsync(Certificates(Certificate()), DocumentForm.Preview, TestContext.Current.CancellationToken));
        var root = XDocument.Parse(svg).Root!;
        Assert.Equal("svg", root.Name.LocalName);
        Assert.DoesNotContain(root.DescendantsAndSelf(), e => e.Name.LocalName is "script" or "foreignObject");
    }

    [Fact]
    public async Task The_same_document_gives_the_same_bytes()
    {
        using var first = await Set(Programme());
        using var second = await Set(Programme());
        Assert.Equal(first.Bytes, second.Bytes);
    }

    private static IEnumerable<string> Words(ProgrammeDocument d) =>
    [
        d.Kicker.ToUpperInvariant(), d.Title, d.VersionLine, .. d.Facts.SelectMany(f => new[] { f.Label, f.Text }), d.Headings.Changes, .. d.Changes,
        .. d.Days.SelectMany(day => new[] { day.Heading, d.Headings.Time }.Concat(day.Rows.SelectMany(r => new[] { r.Time, r.Title, r.Room }))),
        d.Headings.Candidates, .. d.Candidates.SelectMany(c => new[] { c.Name, c.SchoolForms }),
    ];

    private static IEnumerable<string> Words(MinutesDocument d) =>
    [
        d.Kicker.ToUpperInvariant(), d.Title, d.Fault!, .. d.Facts.SelectMany(f => new[] { f.Label, f.Text }),
        .. d.Sessions.SelectMany(s => s.Rows.SelectMany(r => new[] { s.Title, r.Title, r.Planned, r.Real, r.Note })),
        .. d.Shares.SelectMany(s => new[] { s.Candidate, s.Film, s.Talk, s.Questions, s.Interrupted }), .. d.Remarks.SelectMany(r => r.Sentences.Prepend(r.Heading)),
        .. d.Events.SelectMany(e => new[] { e.Line, e.Time, e.Who, e.What, e.Hash }),
    ];

    // Without white space, since a line may break inside.
    private static int Count(string text, string part) => Close(text).Split(Close(part)).Length - 1;

    private static string Close(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private async Task<Pdf> Set(ProgrammeDocument document, DocumentForm form = DocumentForm.Accessible) =>
        new(await Typesetter.SetAsync(document, form, TestContext.Current.CancellationToken));

    private async Task<Pdf> Set(MinutesDocument document, DocumentForm form = DocumentForm.Accessible) =>
        new(await Typesetter.SetAsync(document, form, TestContext.Current.CancellationToken));

    private async Task<Pdf> Set(CertificateDocument document, DocumentForm form = DocumentForm.Accessible) =>
        new(await Typesetter.SetAsync(document, form, TestContext.Current.CancellationToken));
}
