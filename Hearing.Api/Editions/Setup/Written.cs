using System.Globalization;

namespace Hearing.Api.Editions.Setup;

/// <summary>How values stand in fields.</summary>
internal static class Written
{
    public static string Of(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(TimeOnly time) => time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Length(int seconds) => $"{Of(seconds / 60)}:{(seconds % 60).ToString("00", CultureInfo.InvariantCulture)}";

    public static string Length(TimeSpan length) => Length((int)length.TotalSeconds);

    /// <summary>A key made of a name: a to z, 0 to 9 and hyphens, unlike the keys that are taken.</summary>
    public static string Key(string name, IEnumerable<string> taken)
    {
        var letters = name.ToLowerInvariant().Select(c => c switch { 'å' or 'ä' => 'a', 'ö' => 'o', 'é' => 'e', _ => c })
            .Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-');
        var key = string.Join('-', new string([.. letters]).Split('-', StringSplitOptions.RemoveEmptyEntries));
        key = key.Length switch { 0 => "x", > 36 => key[..36].TrimEnd('-'), _ => key };
        var known = taken.ToHashSet();
        return known.Contains(key) ? Enumerable.Range(2, 1000).Select(n => $"{key}-{Of(n)}").First(k => !known.Contains(k)) : key;
    }
}
