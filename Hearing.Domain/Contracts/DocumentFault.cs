namespace Hearing.Domain.Contracts;

/// <summary>One thing that is wrong in a document.</summary>
/// <param name="Path">Where, as a JSON path such as <c>$.people[2].mail</c>.</param>
/// <param name="Message">What, in English.</param>
public sealed record DocumentFault(string Path, string Message);

/// <summary>A read document: the document when there are no faults, else null and every fault.</summary>
public sealed record ReadDocument(EditionDocument? Document, IReadOnlyList<DocumentFault> Faults);
