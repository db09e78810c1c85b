using System.Globalization;

namespace Hearing.Domain.Documents;

/// <summary>
/// The words of a printed programme in one language, from the resources of whoever asks for it.
/// Those with {0}, {1} … are format texts.
/// </summary>
public sealed record ProgrammeTexts
{
    public required CultureInfo Culture { get; init; }
    public required string Author { get; init; }

    /// <summary>{0} is the edition's name.</summary>
    public required string Title { get; init; }

    /// <summary>{0} is the award's year.</summary>
    public required string Kicker { get; init; }

    /// <summary>{0} is the version, {1} the local date and time of publishing.</summary>
    public required string VersionLine { get; init; }

    /// <summary>{0} is the edition's name, {1} the version, {2} the address.</summary>
    public required string Footer { get; init; }
    public required string AddressText { get; init; }
    public required string When { get; init; }
    public required string Where { get; init; }
    public required string How { get; init; }
    public required string OnSite { get; init; }
    public required string Virtual { get; init; }
    public required string Hybrid { get; init; }
    public required string Help { get; init; }

    /// <summary>Between the last two of a list.</summary>
    public required string And { get; init; }
    public required string Time { get; init; }
    public required string Session { get; init; }
    public required string Room { get; init; }
    public required string Candidates { get; init; }

    /// <summary>{0} is the version before.</summary>
    public required string Changes { get; init; }
    public required string Page { get; init; }
    public required string Of { get; init; }

    /// <summary>{0} is whole minutes.</summary>
    public required string Minutes { get; init; }

    /// <summary>{0} is seconds.</summary>
    public required string Seconds { get; init; }

    /// <summary>The text with its places filled in.</summary>
    public string Fill(string format, params ReadOnlySpan<object?> values) => string.Format(Culture, format, values);

    /// <summary>One, two and three: as a list in words.</summary>
    public string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} {And} {items[^1]}",
    };
}
