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
    /// <summary>No font has these letters; the fact is the letters with a space between.</summary>
    const string LettersMissing = "LettersMissing";

    /// <summary>A name does not fit on its page.</summary>
    const string TooLong = "TooLong";

    /// <summary>A motivation does not fit on its page at the smallest size; the fact is how many of its words are too many.</summary>
    const string WordsTooMany = "WordsTooMany";

    /// <summary>The programme: A4, tagged, with the table's heading on each page.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.DocumentNotMade"/>, with the engine's words.</exception>
    Task<byte[]> SetAsync(ProgrammeDocument document, DocumentForm form, CancellationToken cancel);

    /// <summary>The certificates: A4 landscape, one a page.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.DocumentNotMade"/>, with the engine's words.</exception>
    Task<byte[]> SetAsync(CertificateDocument document, DocumentForm form, CancellationToken cancel);

    /// <summary>The minutes: A4, tagged, with each table's heading on each page.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.DocumentNotMade"/>, with the engine's words.</exception>
    Task<byte[]> SetAsync(MinutesDocument document, DocumentForm form, CancellationToken cancel);
}
