using System.Text.RegularExpressions;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Client.Tests.Shared;

public sealed partial class TextTests
{
    private static readonly Dictionary<string, Dictionary<string, string>> Swedish = TextFiles.Read("sv");
    private static readonly Dictionary<string, Dictionary<string, string>> English = TextFiles.Read("en");

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        Assert.NotEmpty(Swedish);
        var missing = Swedish.Keys.Union(English.Keys).SelectMany(texts =>
        {
            var (swedish, english) = (Swedish.GetValueOrDefault(texts) ?? [], English.GetValueOrDefault(texts) ?? []);
            return swedish.Keys.Except(english.Keys).Select(key => $"{texts}.{key} lacks English")
                .Concat(english.Keys.Except(swedish.Keys).Select(key => $"{texts}.{key} lacks Swedish"));
        });
        Assert.Empty(missing);
    }

    [Fact]
    public void No_text_is_empty_and_both_languages_have_the_same_holes()
    {
        var wrong = from texts in Swedish
                    from text in texts.Value
                    let english = English[texts.Key].GetValueOrDefault(text.Key)
                    where english is not null
                    where string.IsNullOrWhiteSpace(text.Value) || string.IsNullOrWhiteSpace(english) || !Holes(text.Value).SetEquals(Holes(english))
                    select $"{texts.Key}.{text.Key}: \"{text.Value}\" / \"{english}\"";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_key_that_is_asked_for_exists()
    {
        var uses = TextFiles.Used().ToList();
        Assert.True(uses.Count > 100, $"Only {uses.Count} uses were found: the search is broken.");
        Assert.Empty(uses.Where(use => !Exists(use.Texts, use.Key)).Select(use => $"{use.File}: {use.Texts}[{use.Key}]").Distinct());
    }

    [Fact]
    public void Every_refusal_has_its_words()
    {
        var codes = Enum.GetValues<RefusalCode>().Select(code => $"Refused.{new Refused(code, "").CodeText}");
        Assert.Empty(codes.Except(Swedish["SharedText"].Keys));
    }

    private static bool Exists(string texts, string key) => Swedish.TryGetValue(texts, out var known)
        && (key.Contains('*', StringComparison.Ordinal) ? known.Keys.Any(k => Pattern(key).IsMatch(k)) : known.ContainsKey(key));

    private static Regex Pattern(string key) => new($"^{Regex.Escape(key).Replace("\\*", ".+", StringComparison.Ordinal)}$");

    private static HashSet<string> Holes(string text) => [.. Hole().Matches(text).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Hole();
}
