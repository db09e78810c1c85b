using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;

namespace Hearing.Api.Documents;

/// <summary>What is made of a document. An engine refuses to write a file that breaks its standard.</summary>
public enum DocumentForm
{
    /// <summary>PDF/UA-1: for reading, with any aid.</summary>
    Accessible,
    /// <summary>PDF/A-2a: for keeping.</summary>
    Archive,
    /// <summary>An SVG picture of all pages below each other, to look at on a page of the product.</summary>
    Preview,
}

/// <summary>
/// Sets a document, or refuses it with <see cref="RefusalCode.DocumentNotMade"/> and one of the reasons below where the document's own
/// texts are the cause. What any engine must do is said by the contract test of this port.
/// </summary>
public interface ITypesetter
{
    /// <summary>No font has these letters; the facts are the letters with a space between, and the text in which one stands.</summary>
    const string LettersMissing = "LettersMissing";

    /// <summary>A name does not fit on its page.</summary>
    const string TooLong = "TooLong";

    /// <summary>A motivation does not fit on its page at the smallest size; the fact is how many of its words are too many.</summary>
    const string WordsTooMany = "WordsTooMany";

    /// <summary>The document, tagged, on the paper of its kind, as its design says.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.DocumentNotMade"/>, with the engine's words.</exception>
    Task<byte[]> SetAsync(PrintedDocument document, DocumentForm form, CancellationToken cancel);

    /// <summary>
    /// The document with a design that is being written: in five seconds at most, and what is wrong is told instead of refused.
    /// </summary>
    Task<SettingTrial> TryAsync(PrintedDocument document, DocumentForm form, CancellationToken cancel);
}

/// <summary>What came of a try: the file, or what is wrong.</summary>
public sealed record SettingTrial(byte[]? Made, IReadOnlyList<SettingFault> Faults);

/// <summary>What the engine says is wrong.</summary>
/// <param name="Line">The line of the organiser's own template, from 1; null where it is elsewhere.</param>
public sealed record SettingFault(string Text, int? Line);
