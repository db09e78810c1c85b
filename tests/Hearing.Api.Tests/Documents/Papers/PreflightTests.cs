using Hearing.Api.Documents;
using Hearing.Domain;
using Hearing.Domain.Documents;

namespace Hearing.Api.Tests.Documents.Papers;

/// <summary>
/// Every paper in both languages as PDF/A-1b. The product offers PDF/A-2a, which no judge that could be had here knows; what the two ask alike
/// (fonts, colours, metadata, syntax, no scripts and nothing from outside) is judged on the same document in the older level.
/// </summary>
[Collection<WarmPapers>]
public sealed class PreflightTests(TypstTypesetterTests.Warm warm)
{
    private const string Standard = "a-1b";

    [Fact]
    public async Task Every_paper_in_both_languages_is_sound_to_a_judge_that_is_not_the_engines()
    {
        var files = new Dictionary<string, byte[]>();
        foreach (var (name, document) in Papers())
        {
            files[name] = (await warm.Pool.AnswerAsync(TypstTypesetter.Written(document, Standard))).File();
        }

        // It finds a fault where there is one, and none of bookmarks once their targets stand where it looks.
        files["accessible"] = await warm.Typesetter.SetAsync(Papers().First().Document, DocumentForm.Accessible, TestContext.Current.CancellationToken);
        files["in-place"] = await Preflight.WithTargetsInPlaceAsync(files["programme-sv-SE"]);
        var verdicts = await Preflight.JudgeAsync(files);
        Assert.Empty(verdicts["in-place"]);
        Assert.NotEmpty(verdicts["programme-sv-SE"]);
        Assert.Contains(verdicts["accessible"], c => !c.Contains("Destination", StringComparison.Ordinal));
        foreach (var (name, bytes) in files.Where(f => f.Key != "accessible"))
        {
            using var pdf = new Pdf(bytes);
            Assert.Equal([], verdicts[name].Where(c => !Preflight.IsOfReferredTarget(c, pdf)).Select(c => $"{name}: {c}"));
        }
    }

    /// <summary>PDF/A-1 knows no transparency, of which signatures are made: they are judged in the newer level by the engine alone.</summary>
    [Fact]
    public async Task A_signature_that_the_paper_shows_through_is_for_the_newer_level_only()
    {
        var certificate = SampleDocuments.Certificate();
        var signed = SampleDocuments.Certificates(certificate with { Signatories = [certificate.Signatories[0] with { Picture = "one" }] }) with
        {
            Pictures = new Dictionary<string, SignaturePrint> { ["one"] = new(SignatureTests.Png(40, 10), 40, 10, "Underskrift av") },
        };
        Assert.Contains("transparency", Assert.Single((await warm.Pool.AnswerAsync(TypstTypesetter.Written(signed, Standard))).Faults).Text, StringComparison.Ordinal);
        Assert.NotEmpty(await warm.Typesetter.SetAsync(signed, DocumentForm.Archive, TestContext.Current.CancellationToken));
    }

    private static IEnumerable<(string Name, PrintedDocument Document)> Papers()
    {
        var certificate = SampleDocuments.Certificates(SampleDocuments.Certificate());
        return OfEachKind().Concat([("print-shop", certificate with { Bleed = true }), ("own-design", certificate with { Design = Design() })]);
    }

    private static IEnumerable<(string Name, PrintedDocument Document)> OfEachKind() =>
        from language in new[] { "sv-SE", "en-GB" }
        let papers = new PaperSet(Hearings.Usual, language)
        from paper in PaperSet.All.Concat(PaperSet.Records)
        select ($"{paper}-{language}", (PrintedDocument)papers[paper]);

    private static DocumentDesign Design() => new()
    {
        EditionId = EditionId.New(),
        Version = 1,
        Accent = "#7a1f5c",
        Ink = "#24304a",
        Headings = DesignFont.NotoSans,
        Body = DesignFont.SourceSans,
        Logo = new GreyPicture(8, 8, new byte[64]).ToPng(),
        LogoText = "En svart ruta",
        SavedAt = SampleDocuments.Made,
    };
}
