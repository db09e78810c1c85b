using System.Runtime.CompilerServices;
using Hearing.Api.Documents;
using Hearing.Domain;
using Hearing.Domain.Documents;

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

    public static IEnumerable<TheoryDataRow<string>> Papers => PaperSet.All.Concat(["minutes", "certificate", "certificate-print", "certificate-look"]).Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task It_looks_as_it_was_found_beautiful(string paper)
    {
        using var pdf = new Pdf(await SetAsync(paper));
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

    private async Task<byte[]> SetAsync(string paper)
    {
        var certificate = SampleDocuments.Certificates(SampleDocuments.Certificate()) with { Year = "2021" };
        PrintedDocument? document = paper switch
        {
            "minutes" => SampleDocuments.Minutes(),
            "certificate" => certificate,
            "certificate-print" => certificate with { Bleed = true, Design = await LookAsync() },
            "certificate-look" => certificate with { Design = await LookAsync() },
            _ => null,
        };
        return document is null ? await new PaperSet(Hearings.Usual).SetAsync(warm.Typesetter, paper, DocumentForm.Accessible)
            : await warm.Typesetter.SetAsync(document, DocumentForm.Accessible, TestContext.Current.CancellationToken);
    }

    /// <summary>Other colours and letters, with pictures of a paper as logo and background.</summary>
    private async Task<DocumentDesign> LookAsync()
    {
        using var sign = new Pdf(await new PaperSet(Hearings.Usual).SetAsync(warm.Typesetter, "table-signs", DocumentForm.Accessible));
        var picture = (await sign.PicturesAsync(1))[0].ToPng();
        return new()
        {
            EditionId = EditionId.New(),
            Version = 1,
            Accent = "#7a1f5c",
            Ink = "#24304a",
            Headings = DesignFont.NotoSans,
            Body = DesignFont.SourceSans,
            Logo = picture,
            LogoText = "Ett bordskort",
            SavedAt = SampleDocuments.Made,
        };
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
