using System.Globalization;
using System.Xml.Linq;

namespace Hearing.Api.Tests.Documents.Papers;

/// <summary>A word on a page and where it stands, in points from the page's top left corner.</summary>
internal sealed record PlacedWord(int Page, string Text, double Left, double Top, double Right, double Bottom)
{
    // A word's box is its font's, from the highest accent to the lowest tail of any letter: lines close to each other have boxes that overlap.
    private double Upper => Top + (0.3 * (Bottom - Top));

    private double Lower => Bottom - (0.25 * (Bottom - Top));

    private double Area => (Right - Left) * (Lower - Upper);

    /// <summary>How much of the smaller of two words lies under the other, 0 to 1.</summary>
    public double Covered(PlacedWord other)
    {
        var wide = Math.Min(Right, other.Right) - Math.Max(Left, other.Left);
        var high = Math.Min(Lower, other.Lower) - Math.Max(Upper, other.Upper);
        return wide <= 0 || high <= 0 ? 0 : wide * high / Math.Min(Area, other.Area);
    }
}

/// <summary>Where the text of a file stands, as poppler sees it.</summary>
internal sealed record PageText(IReadOnlyList<(double Width, double Height)> Pages, IReadOnlyList<PlacedWord> Words)
{
    public static PageText Read(string boxes)
    {
        var pages = XDocument.Parse(boxes[boxes.IndexOf("<html", StringComparison.Ordinal)..]).Descendants().Where(e => e.Name.LocalName == "page").ToList();
        return new([.. pages.Select(p => (At(p, "width"), At(p, "height")))],
            [.. pages.Index().SelectMany(p => p.Item.Elements().Select(w => new PlacedWord(p.Index, w.Value, At(w, "xMin"), At(w, "yMin"), At(w, "xMax"), At(w, "yMax"))))]);
    }

    /// <summary>Words nearer to an edge than that, in millimetres, or beyond it.</summary>
    public IEnumerable<PlacedWord> Outside(double millimetres)
    {
        var margin = millimetres * 72 / 25.4;
        return Words.Where(w => w.Left < margin || w.Top < margin || w.Right > Pages[w.Page].Width - margin || w.Bottom > Pages[w.Page].Height - margin);
    }

    /// <summary>Words that stand over each other.</summary>
    public IEnumerable<(PlacedWord, PlacedWord)> Collisions() =>
        from page in Words.GroupBy(w => w.Page)
        let byTop = page.OrderBy(w => w.Top).ToList()
        from pair in byTop.Index()
        from other in byTop.Skip(pair.Index + 1).TakeWhile(o => o.Top < pair.Item.Bottom)
        where pair.Item.Covered(other) > 0.4
        select (pair.Item, other);

    private static double At(XElement element, string edge) => double.Parse(element.Attribute(edge)!.Value, CultureInfo.InvariantCulture);
}
