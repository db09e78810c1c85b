using System.Globalization;

namespace Hearing.Domain.Documents;

/// <summary>
/// The numbers of an edition's certificates, none given twice: the year and the recipient's place among all who might get one, so that no
/// number tells what another was given (<c>2021-03</c>; taking part <c>2021-D03</c>, thanks <c>2021-T03</c>), and from the second that
/// a recipient gets which one it is (<c>2021-03-2</c>).
/// </summary>
/// <param name="year">The edition's year.</param>
/// <param name="series">The series to number.</param>
/// <param name="before">All of the edition's certificates so far.</param>
internal sealed class CertificateNumbers(int year, CertificateSeries series, IReadOnlyList<Certificate> before)
{
    private readonly HashSet<string> _taken = [.. before.Select(c => c.Number)];

    /// <summary>The next number of that recipient: with its first place, or where another has that since the order was changed the first free one.</summary>
    public string Next(CertificateWording wording)
    {
        var known = before.Where(wording.IsTo).OrderBy(c => c.IssuedAt).ToList();
        var first = known.Count > 0 ? known[0].Number : Free(wording.Place);
        var number = first;
        for (var issue = known.Count + 1; !_taken.Add(number); issue++)
        {
            number = string.Create(CultureInfo.InvariantCulture, $"{first}-{issue}");
        }

        return number;
    }

    private string Free(int place)
    {
        var number = Written(place);
        while (before.Any(c => c.Number == number || c.Number.StartsWith($"{number}-", StringComparison.Ordinal)) || _taken.Contains(number))
        {
            number = Written(++place);
        }

        return number;
    }

    private string Written(int place) => string.Create(CultureInfo.InvariantCulture, $"{year}-{Letter}{place:00}");

    private string Letter => series switch
    {
        CertificateSeries.Results => "",
        CertificateSeries.Participation => "D",
        CertificateSeries.Thanks => "T",
        _ => throw new InvalidOperationException($"No letter for {series}."),
    };
}
