namespace Hearing.Domain.Documents;

/// <summary>
/// The minutes of a run as a page shows and a printer prints them: finished texts in one language, and nothing of the engine that sets them.
/// </summary>
/// <param name="Language">Language tag of all texts, such as <c>sv</c>.</param>
/// <param name="Kicker">The small line above the title: award and year.</param>
/// <param name="Fault">What is wrong with the stored lines; null when they are as they were written.</param>
/// <param name="Mark">Printed across each page while the installation is provisional; null when it is the real one.</param>
/// <param name="Facts">When, where, how many lines, the last line's hash; each with its label.</param>
/// <param name="Remarks">Hard points, absences, conflicts: what there is nothing to say about is not among them.</param>
public sealed record MinutesDocument(
    string Language, string Author, string Kicker, string Title, string Footer, string? Fault, string? Mark, MinutesHeadings Headings,
    IReadOnlyList<LabelledText> Facts, IReadOnlyList<MinutesSession> Sessions, IReadOnlyList<MinutesShare> Shares,
    IReadOnlyList<MinutesRemarks> Remarks, IReadOnlyList<MinutesEvent> Events, DateTimeOffset MadeAt)
    : PrintedDocument;

/// <summary>The fixed words.</summary>
public sealed record MinutesHeadings(
    string Outcome, string Part, string Planned, string Real, string Note, string Shares, string Candidate, string Film, string Talk, string Questions,
    string Interrupted, string Events, string Line, string Time, string Who, string What, string Hash, string Page, string Of);

/// <summary>A session with its parts, plan against outcome.</summary>
public sealed record MinutesSession(string Title, IReadOnlyList<MinutesRow> Rows)
{
    /// <summary>Whether the session is its only part, and needs no heading of its own.</summary>
    public bool IsOnePart => Rows.Count == 1 && Rows[0].Title == Title;
}

/// <summary>A part. <paramref name="Note"/> says what was out of the ordinary; empty when nothing was.</summary>
public sealed record MinutesRow(string Title, string Planned, string Real, string Note);

/// <summary>What a candidate really got, under each heading.</summary>
public sealed record MinutesShare(string Candidate, string Film, string Talk, string Questions, string Interrupted);

/// <summary>Sentences under a heading.</summary>
public sealed record MinutesRemarks(string Heading, IReadOnlyList<string> Sentences);

/// <summary>A stored line. <paramref name="Hash"/> is the beginning of its hash, enough to tell lines apart; the last one stands whole among the facts.</summary>
public sealed record MinutesEvent(string Line, string Time, string Who, string What, string Hash);
