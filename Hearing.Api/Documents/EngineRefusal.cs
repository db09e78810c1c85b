using System.Globalization;
using System.Text.RegularExpressions;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Documents;

/// <summary>What the engine's words say of a text that does not fit.</summary>
internal static partial class EngineRefusal
{
    public static Refused Of(string words) =>
        WordsTooMany().Match(words) is { Success: true } too ? new(RefusalCode.DocumentNotMade, words, ITypesetter.WordsTooMany, int.Parse(too.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
        : words.Contains("too long for one page", StringComparison.Ordinal) ? new(RefusalCode.DocumentNotMade, words, ITypesetter.TooLong)
        : new(RefusalCode.DocumentNotMade, words);

    [GeneratedRegex("too long for one page, words too many: ([0-9]{1,6})")]
    private static partial Regex WordsTooMany();
}
