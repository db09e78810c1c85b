namespace Hearing.Domain.Calendars;

/// <summary>An entry of a calendar: clean texts, and nothing of the format it is written in.</summary>
/// <param name="Uid">The same for a session in every version and every feed.</param>
/// <param name="Sequence">Rises when the session's slot changes.</param>
/// <param name="ChangedAt">When the version that says this was published.</param>
/// <param name="Link">Where to go at that time; null when there is nowhere, or it is not for the reader.</param>
/// <param name="IsCancelled">Whether the session was in an earlier version and is no longer.</param>
/// <param name="IsBusy">Whether the time is taken in the reader's calendar.</param>
public sealed record CalendarEntry(
    string Uid, int Sequence, DateTimeOffset ChangedAt, DateTimeOffset Start, DateTimeOffset End,
    string Title, string Place, string Description, Uri? Link, bool IsCancelled, bool IsBusy);
