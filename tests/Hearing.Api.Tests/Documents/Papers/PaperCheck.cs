using System.Text;
using Hearing.Api.Documents;

namespace Hearing.Api.Tests.Documents.Papers;

/// <summary>Whether a paper shows all that stands in its document, on its pages and nothing over another.</summary>
internal static class PaperCheck
{
    /// <summary>Sets it and looks at it.</summary>
    public static async Task<Pdf> SoundAsync(this PaperSet papers, ITypesetter typesetter, string paper, DocumentForm form, string name)
    {
        var pdf = new Pdf(await papers.SetAsync(typesetter, paper, form));
        var text = Letters(await pdf.TextAsync());
        var lost = papers.Texts(paper).SelectMany(t => t.Split(' ', '\n')).Distinct().Where(word => !Has(text, Letters(word))).ToList();
        Assert.True(lost.Count == 0, $"{paper} of {name} lacks {string.Join(" | ", lost)}");
        var boxes = await pdf.BoxesAsync();
        Assert.True(!boxes.Outside(5).Any(), $"{paper} of {name} leaves its page: {string.Join(" | ", boxes.Outside(5))}");
        Assert.True(!boxes.Collisions().Any(), $"{paper} of {name} has words over each other: {string.Join(" | ", boxes.Collisions())}");
        return pdf;
    }

    /// <summary>Letters alone: lines break with hyphens, and some are set as capitals.</summary>
    public static string Letters(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsLetterOrDigit));

    // Poppler gives Arabic letters back in parts and from either side: each letter is looked for by itself.
    private static bool Has(string text, string word) => text.Contains(word, StringComparison.Ordinal) || (word.Any(c => c is >= '\u0600' and <= '\u06ff') && word.All(text.Contains));
}
