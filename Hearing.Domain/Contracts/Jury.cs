using Hearing.Domain.Editions;
using Hearing.Domain.Jury;

namespace Hearing.Domain.Contracts;

/// <summary>
/// What one juror has written on one candidate: at most one line for each criterion, and a note on the whole.
/// The body of <c>PUT …/jury/sheets/{candidate}</c>.
/// </summary>
public sealed record SheetContent(IReadOnlyList<CriterionMark> Marks, string Note)
{
    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 10_000;

    /// <summary>Nothing written yet.</summary>
    public static readonly SheetContent Empty = new([], "");

    /// <summary>The line of a criterion; empty when nothing is written there.</summary>
    public CriterionMark For(string criterion) => Marks.FirstOrDefault(m => m.Criterion == criterion) ?? new(criterion, null, "");

    /// <summary>The same sheet with another line in its criterion's place.</summary>
    public SheetContent With(CriterionMark line) => this with { Marks = [.. Marks.Where(m => m.Criterion != line.Criterion), line] };

    /// <summary>Whether both say the same; order and empty lines mean nothing.</summary>
    public bool SaysTheSameAs(SheetContent other) =>
        Note == other.Note && Marks.Concat(other.Marks).All(m => For(m.Criterion) == other.For(m.Criterion));
}

/// <summary>A stored sheet. Revision 0: nothing is stored yet; the next change carries <c>If-Match: "0"</c>.</summary>
public sealed record SheetView(CandidateId CandidateId, long Revision, SheetContent Content, DateTimeOffset? ChangedAt);

/// <summary>All that a juror's desk shows: <c>GET …/jury/desk</c>. Of a candidate in conflict it holds the name only.</summary>
public sealed record DeskView(
    string Edition, string EditionName, PersonId Juror, string TimeZone, MarkScale Scale, IReadOnlyList<Criterion> Criteria,
    IReadOnlyList<DeskCandidate> Candidates, IReadOnlyList<SheetView> Sheets, IReadOnlyList<DeskItem> Agenda, DeskState State);

/// <summary>Open: marks are written. MarksOpened: written, and the jury sees all marks. Closed: the results are released.</summary>
public enum DeskState { Open, MarksOpened, Closed }

/// <summary>A candidate on the desk.</summary>
public sealed record DeskCandidate(
    CandidateId Id, string Name, IReadOnlyList<string> SchoolForms, string? Description, string? FilmUrl, bool InConflict);

/// <summary>A session of the published programme.</summary>
public sealed record DeskItem(
    SessionId SessionId, string Room, string RoomName, string Title, CandidateId? CandidateId, DateTimeOffset Start, DateTimeOffset End);

/// <summary>A juror's own declaration of a conflict of interest: <c>POST …/jury/conflicts</c>.</summary>
public sealed record ConflictDeclared(CandidateId CandidateId, string Reason);
