namespace Hearing.Domain.Documents.Papers;

/// <summary>What every paper of the hearing carries, whatever stands on it: finished texts in one language.</summary>
/// <param name="Language">Language tag of all texts, such as <c>sv</c>.</param>
/// <param name="Kicker">The small line above the title: award and year.</param>
/// <param name="Title">The file's title, also where no page shows it.</param>
/// <param name="Mark">Printed across each page while the installation is provisional; null when it is the real one.</param>
/// <param name="Page">The word before a page's number.</param>
/// <param name="Of">The word between a page's number and how many there are.</param>
/// <param name="MadeAt">When the paper was made; the same instant and content give the same file.</param>
public sealed record PaperFrame(
    string Language, string Author, string Kicker, string Title, string Footer, string? Mark, string Page, string Of, DateTimeOffset MadeAt);

/// <summary>One of the papers for the day, or the press text.</summary>
public abstract record PaperDocument(PaperFrame Frame) : PrintedDocument;
