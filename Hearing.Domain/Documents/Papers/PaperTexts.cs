using System.Globalization;

namespace Hearing.Domain.Documents.Papers;

/// <summary>The words that every paper has, in one language. Those with {0}, {1} … are format texts.</summary>
public record PaperTexts
{
    public required CultureInfo Culture { get; init; }
    public required string Author { get; init; }

    /// <summary>{0} is the award's year.</summary>
    public required string Kicker { get; init; }

    /// <summary>{0} is the edition's name.</summary>
    public required string Title { get; init; }
    public required string Page { get; init; }
    public required string Of { get; init; }

    /// <summary>The text with its places filled in.</summary>
    public string Fill(string format, params ReadOnlySpan<object?> values) => string.Format(Culture, format, values);

    /// <summary>The day in words, with a capital letter: it begins a line.</summary>
    public string Day(DateOnly date)
    {
        var text = date.ToString("dddd d MMMM yyyy", Culture);
        return char.ToUpper(text[0], Culture) + text[1..];
    }
}
