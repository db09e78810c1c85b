namespace Hearing.Domain.Documents;

/// <summary>
/// The programme as it is printed: finished texts in one language and nothing of the engine that sets them.
/// <paramref name="Mark"/> is printed across each page (PROV) while the addresses lead nowhere; null when it is the real one.
/// </summary>
/// <param name="Language">Language tag of all texts, such as <c>sv</c>.</param>
/// <param name="Kicker">The small line above the title: award and year.</param>
/// <param name="Address">Where the newest version is found; the QR code leads there.</param>
/// <param name="AddressText">What the QR code is, for those who do not see it.</param>
/// <param name="Facts">When, where, how; each with its label.</param>
/// <param name="Changes">What changed since the version before, a sentence each.</param>
public sealed record ProgrammeDocument(
    string Language, string Author, string Kicker, string Title, string VersionLine, string Footer, string? Mark,
    Uri Address, string AddressText, ProgrammeHeadings Headings, IReadOnlyList<LabelledText> Facts, IReadOnlyList<string> Changes,
    IReadOnlyList<ProgrammeDay> Days, IReadOnlyList<ProgrammeCandidate> Candidates, DateTimeOffset MadeAt)
    : PrintedDocument
{
    public override IEnumerable<Uri> Addresses => [Address];

    /// <summary>What it is printed on.</summary>
    public ProgrammePaper Paper { get; init; }
}

/// <summary>What a programme is printed on: pages of A4, a booklet of A5 pages, or one A3 poster.</summary>
public enum ProgrammePaper { A4, A5, A3 }

/// <summary>The fixed words of the printed programme. <paramref name="Room"/> is null when there is one room, and no column for it.</summary>
public sealed record ProgrammeHeadings(
    string Time, string Session, string? Room, string Candidates, string Changes, string Page, string Of);

/// <summary>A fact with its label.</summary>
public sealed record LabelledText(string Label, string Text);

/// <summary>A day's table.</summary>
public sealed record ProgrammeDay(string Heading, IReadOnlyList<ProgrammeRow> Rows);

/// <summary>A line of a day. <paramref name="Strong"/> for candidates' sessions, <paramref name="Quiet"/> for breaks.</summary>
public sealed record ProgrammeRow(string Time, string Title, string Detail, string Room, bool Strong, bool Quiet);

/// <summary>A candidate in the list at the end; school forms as one line.</summary>
public sealed record ProgrammeCandidate(string Name, string SchoolForms);
