using Hearing.Api.Documents;
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

    private static IEnumerable<(string Name, PrintedDocument Document)> Papers() =>
        from language in new[] { "sv-SE", "en-GB" }
        let papers = new PaperSet(Hearings.Usual, language)
        from paper in PaperSet.All.Concat(PaperSet.Records)
        select ($"{paper}-{language}", (PrintedDocument)papers[paper]);
}
