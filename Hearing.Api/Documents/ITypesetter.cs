using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;

namespace Hearing.Api.Documents;

/// <summary>What a PDF file holds to; an engine refuses to write a file that breaks it.</summary>
public enum DocumentStandard
{
    /// <summary>PDF/UA-1: for reading, with any aid.</summary>
    Accessible,
    /// <summary>PDF/A-2a: for keeping.</summary>
    Archive,
}

/// <summary>Sets a document as PDF. What any engine must do is said by the contract test of this port.</summary>
public interface ITypesetter
{
    /// <summary>The programme: A4, tagged, with the table's heading on each page.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.DocumentNotMade"/>, with the engine's words.</exception>
    Task<byte[]> SetAsync(ProgrammeDocument document, DocumentStandard standard, CancellationToken cancel);

    /// <summary>The certificates: A4 landscape, one a page.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.DocumentNotMade"/>, with the engine's words.</exception>
    Task<byte[]> SetAsync(CertificateDocument document, DocumentStandard standard, CancellationToken cancel);
}
