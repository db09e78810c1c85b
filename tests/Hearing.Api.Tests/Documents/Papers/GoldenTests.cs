using System.Runtime.CompilerServices;
using Hearing.Api.Documents;

namespace Hearing.Api.Tests.Documents.Papers;

/// <summary>
/// The look of every paper: its first two pages beside pictures that were looked at. With HEARING_RENEW_GOLDEN=1 in the environment the
/// pictures are written anew, to be looked at before they are kept.
/// </summary>
[Collection<WarmPapers>]
public sealed class GoldenTests(TypstTypesetterTests.Warm warm)
{
    // A letter that another release of poppler draws a little otherwise stays under these; a line that moves does not.
    private const int GreysBy = 4;
    private const double Share = 0.004;
    private const int Pages = 2;

    private static readonly bool _renews = Environment.GetEnvironmentVariable("HEARING_RENEW_GOLDEN") == "1";

    public static IEnumerable<TheoryDataRow<string>> Papers => PaperSet.All.Append("minutes").Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task It_looks_as_it_was_found_beautiful(string paper)
    {
        using var pdf = new Pdf(paper == "minutes"
            ? await warm.Typesetter.SetAsync(SampleDocuments.Minutes(), DocumentForm.Accessible, TestContext.Current.CancellationToken)
            : await new PaperSet(Hearings.Usual).SetAsync(warm.Typesetter, paper, DocumentForm.Accessible));
        foreach (var (index, picture) in (await pdf.PicturesAsync(Pages)).Index())
        {
            var file = Path.Combine(Folder(), $"{paper}-{index + 1}.png");
            if (_renews)
            {
                await File.WriteAllBytesAsync(file, picture.ToPng(), TestContext.Current.CancellationToken);
            }

            var share = picture.Differs(GreyPicture.FromPng(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)), GreysBy);
            Assert.True(share <= Share, $"{share:P2} of {file} is not as it was");
        }
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
