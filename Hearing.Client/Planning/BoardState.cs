using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Client.Planning;

/// <summary>A room on a day.</summary>
public sealed record BoardColumn(DateOnly Date, string Room, string RoomName);

/// <summary>
/// The planning board without its looks: what is where, what is picked up and where it would be put, and what can be undone.
/// It makes edits and learns their answers; it sends nothing.
/// </summary>
public sealed class BoardState
{
    private readonly BoardHistory _history = new();
    private IReadOnlyList<PlanWarning>? _warnings;
    private PlanScore? _score;
    private BoardAxis? _axis;

    public BoardState(PlanView view)
    {
        View = view;
        Columns = [.. view.Problem.Days.SelectMany(d => view.Problem.Rooms.Select(r => new BoardColumn(d.Date, r.Slug, r.Name)))];
    }

    public PlanView View { get; private set => field = Changed(value); }
    public IReadOnlyList<BoardColumn> Columns { get; }

    /// <summary>The session that is picked up.</summary>
    public PlanSession? Held { get; private set => field = Changed(value); }

    /// <summary>Where the held session would be put down.</summary>
    public Slot? Target { get; private set => field = Changed(value); }

    public bool CanUndo => _history.CanUndo;

    public bool CanRedo => _history.CanRedo;

    /// <summary>The last minute of the day that the organiser asked to see.</summary>
    public int ShownUntil { get; set => field = Changed(value); }

    /// <summary>The stored plan.</summary>
    public IReadOnlyList<Placement> Plan => PlanView.PlanOf(View.Sessions);

    /// <summary>The plan as it would be with the held session put down.</summary>
    public IReadOnlyList<Placement> Imagined => Held is { } held && Target is { } target
        ? [.. Plan.Where(p => p.Session != held.Id), new Placement(held.Id, target, false)] : Plan;

    public IReadOnlyList<PlanWarning> Warnings => _warnings ??= PlanCheck.Of(View.Problem, Imagined);

    public PlanScore Score => _score ??= PlanScore.Of(View.Problem, Plan);

    public IEnumerable<PlanSession> Unplaced => View.Problem.Sessions.Where(s => SlotOf(s.Id) is null);

    public BoardAxis Axis => _axis ??= BoardAxis.For(
        [.. View.Problem.Days.Select(d => (Minute(d.Opens), Minute(d.Closes)))],
        [.. PlacedSession.All(View.Problem, Imagined).Select(p => (Minute(p.Slot.Start), Minute(p.Slot.Start) + Minutes(p.Session)))], ShownUntil);

    public PlannedSession Of(SessionId id) => View.Sessions.First(s => s.Id == id);

    public Slot? SlotOf(SessionId id) => Of(id).Slot;

    public IReadOnlyList<PlacedSession> In(BoardColumn column) =>
        [.. PlacedSession.All(View.Problem, Plan).Where(p => p.Slot.Room == column.Room && p.Slot.Date == column.Date)];

    public bool IsTarget(BoardColumn column) => Target is { } t && t.Room == column.Room && t.Date == column.Date;

    /// <summary>Picks a session up where it is; one without a place at the first free time.</summary>
    public void PickUp(SessionId id)
    {
        Held = View.Problem.Sessions.First(s => s.Id == id);
        Target = SlotOf(id) ?? FirstFree(Held);
    }

    /// <summary>Moves what is held: columns to the right (negative: left), minutes later (negative: earlier); it stays within the day.</summary>
    public void Move(int columns, int minutes)
    {
        if (Held is null || Target is null || Columns.Count == 0)
        {
            return;
        }

        var column = Enumerable.Range(0, Columns.Count).FirstOrDefault(i => IsTarget(Columns[i]));
        PutAt(Math.Clamp(column + columns, 0, Columns.Count - 1), Minute(Target.Start) + minutes);
    }

    /// <summary>Holds the session over that column at that minute of the day.</summary>
    public void PutAt(int column, int minute)
    {
        if (Held is null)
        {
            return;
        }

        var latest = Math.Max(0, 1439 - Minutes(Held));
        Target = new Slot(Columns[column].Room, Columns[column].Date, TimeOnly.MinValue.AddMinutes(Math.Clamp(minute, 0, latest)));
    }

    /// <summary>Holds the session over the next gap that it fits into, and after the last one over the first.</summary>
    public void MoveToNextFree()
    {
        if (Held is { } held && Target is { } target && FreePlaces(held).ToList() is { Count: > 0 } free)
        {
            (int, TimeOnly) Place(Slot slot) => (Columns.TakeWhile(c => c.Room != slot.Room || c.Date != slot.Date).Count(), slot.Start);
            Target = free.Find(slot => Place(slot).CompareTo(Place(target)) > 0) ?? free[0];
        }
    }

    /// <summary>Puts down what is held: the edit to send, or null when it lies where it lay.</summary>
    public PlanEdit? PutDown()
    {
        var edit = Held is { } held && Target is { } target && target != SlotOf(held.Id)
            ? new PlanEdit(PlanEditKind.Place, held.Id, Of(held.Id).Revision, target) : null;
        Cancel();
        return edit;
    }

    public void Cancel() => (Held, Target) = (null, null);

    public PlanEdit Unplace(SessionId id) => new(PlanEditKind.Unplace, id, Of(id).Revision);

    public PlanEdit TogglePin(SessionId id) => new(PlanEditKind.Pin, id, Of(id).Revision, Pinned: !Of(id).Pinned);

    /// <summary>Takes the server's answer to an edit in.</summary>
    public void Applied(PlanEdited edited)
    {
        var before = Plan;
        View = View with
        {
            Revision = edited.Revision,
            Warnings = edited.Warnings,
            Score = edited.Score,
            Sessions = [.. View.Sessions.Select(s => s.Id == edited.Session.Id ? edited.Session : s)],
        };
        _history.Did(before, Plan);
    }

    /// <summary>Takes a whole plan in that replaces this one, to be undone in one step.</summary>
    public void TakenOver(PlanView view)
    {
        var before = Plan;
        Load(view);
        _history.Did(before, Plan);
    }

    /// <summary>The plan to go back to; null when somebody else has changed the same session since.</summary>
    public WholePlan? Undo() => _history.Undo(Plan);

    /// <summary>The plan to go forward to again; null as with <see cref="Undo"/>.</summary>
    public WholePlan? Redo() => _history.Redo(Plan);

    /// <summary>The server took the plan back.</summary>
    public void Undone(PlanView view)
    {
        _history.Undone();
        Load(view);
    }

    /// <summary>The server took the plan forward again.</summary>
    public void Redone(PlanView view)
    {
        _history.Redone();
        Load(view);
    }

    /// <summary>Takes in what somebody else did, and answers with the sessions they changed. What is held is let go only where it is one of them.</summary>
    public IReadOnlyList<SessionId> Merge(PlanView view)
    {
        var before = View.Sessions.ToDictionary(s => s.Id);
        var changed = view.Sessions.Where(s => before.GetValueOrDefault(s.Id) is not { } was || (was.Slot, was.Pinned) != (s.Slot, s.Pinned)).Select(s => s.Id).ToList();
        if (Held is { } held && (changed.Contains(held.Id) || view.Problem.Sessions.All(s => s.Id != held.Id)))
        {
            Cancel();
        }

        View = view;
        return changed;
    }

    /// <summary>The same plan read again, with its differences to the newest programme.</summary>
    public void Load(PlanView view)
    {
        Cancel();
        View = view;
    }

    internal static int Minute(TimeOnly time) => (time.Hour * 60) + time.Minute;

    internal static int Minutes(PlanSession session) => (int)Math.Ceiling(session.Length.TotalMinutes);

    /// <summary>What is worked out from the plan and the held session is worked out once for each.</summary>
    private T Changed<T>(T value)
    {
        (_warnings, _score, _axis) = (null, null, null);
        return value;
    }

    private Slot? FirstFree(PlanSession session) =>
        FreePlaces(session).FirstOrDefault() ?? (Columns.Count == 0 ? null : new Slot(Columns[0].Room, Columns[0].Date, View.Problem.Days[0].Opens));

    /// <summary>The start of each gap that the session fits into, column by column.</summary>
    private IEnumerable<Slot> FreePlaces(PlanSession session)
    {
        foreach (var column in Columns)
        {
            var day = View.Problem.Days.First(d => d.Date == column.Date);
            var (free, closes) = (column.Date.ToDateTime(day.Opens), column.Date.ToDateTime(day.Closes));
            foreach (var other in In(column).Where(o => o.Id != session.Id && o.End > free))
            {
                if (other.Start - free >= session.Length)
                {
                    yield return At(free);
                }

                free = other.End > free ? other.End : free;
            }

            if (closes - free >= session.Length)
            {
                yield return At(free);
            }

            Slot At(DateTime start) => new(column.Room, column.Date, TimeOnly.FromDateTime(start));
        }
    }
}
