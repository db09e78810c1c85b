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
public sealed partial class BoardState
{
    private readonly BoardHistory _history = new();
    private IReadOnlyList<PlanWarning>? _heldWarnings;
    private PlaceCheck? _check;
    private BoardCards? _cards;
    private BoardAxis? _axis;

    public BoardState(PlanView view)
    {
        View = view;
        Columns = [.. view.Problem.Days.SelectMany(d => view.Problem.Rooms.Select(r => new BoardColumn(d.Date, r.Slug, r.Name)))];
    }

    public PlanView View
    {
        get;
        private set
        {
            field = value;
            (_cards, _axis, _check, _heldWarnings) = (null, null, null, null);
        }
    }

    public IReadOnlyList<BoardColumn> Columns { get; }

    /// <summary>The session that is picked up.</summary>
    public PlanSession? Held { get; private set; }

    /// <summary>Where the held session would be put down.</summary>
    public Slot? Target { get; private set; }

    /// <summary>How long it would be then.</summary>
    public TimeSpan TargetLength { get; private set; }

    /// <summary>Whether putting it down would change anything.</summary>
    public bool IsMoved => Held is { } held && Target is not null && (Target != SlotOf(held.Id) || TargetLength != held.Length);

    public bool CanUndo => _history.CanUndo;

    public bool CanRedo => _history.CanRedo;

    /// <summary>The last minute of the day that the organiser asked to see.</summary>
    public int ShownUntil
    {
        get;
        set
        {
            field = value;
            _axis = null;
        }
    }

    /// <summary>The stored plan.</summary>
    public IReadOnlyList<Placement> Plan => PlanView.PlanOf(View.Sessions);

    /// <summary>The stored plan's warnings.</summary>
    public IReadOnlyList<PlanWarning> Warnings => View.Warnings;

    /// <summary>What would be wrong with the held session put down.</summary>
    public IReadOnlyList<PlanWarning> HeldWarnings =>
        _heldWarnings ??= Held is { } held && Target is { } target ? Check(held.Id).At(target, TargetLength) : [];

    public PlanScore Score => View.Score;

    /// <summary>The cards of each column, and of those without a place.</summary>
    public BoardCards Cards => _cards ??= new(View);

    /// <summary>The stored plan's axis; longer while something is held beyond it.</summary>
    public BoardAxis Axis
    {
        get
        {
            _axis ??= AxisWith([]);
            return Target is { } t && (Minute(t.Start) < _axis.FromMinute || Minute(t.Start) + Minutes(TargetLength) > _axis.UntilMinute)
                ? AxisWith([(Minute(t.Start), Minute(t.Start) + Minutes(TargetLength))]) : _axis;
        }
    }

    public PlannedSession Of(SessionId id) => Cards.Planned[id];

    public Slot? SlotOf(SessionId id) => Of(id).Slot;

    public bool IsTarget(BoardColumn column) => Target is { } t && t.Room == column.Room && t.Date == column.Date;

    public PlanEdit Unplace(SessionId id) => new(PlanEditKind.Unplace, id, Of(id).Revision);

    public PlanEdit TogglePin(SessionId id) => new(PlanEditKind.Pin, id, Of(id).Revision, Pinned: !Of(id).Pinned);

    /// <summary>Takes the server's answer to an edit in.</summary>
    public void Applied(PlanEdited edited)
    {
        var before = Now;
        var length = TimeSpan.FromSeconds(edited.Session.LengthSeconds);
        View = View with
        {
            Revision = edited.Revision,
            Warnings = edited.Warnings,
            Score = edited.Score,
            Sessions = [.. View.Sessions.Select(s => s.Id == edited.Session.Id ? edited.Session : s)],
            Problem = View.Problem with { Sessions = [.. View.Problem.Sessions.Select(s => s.Id == edited.Session.Id && s.Length != length ? s with { Length = length } : s)] },
        };
        _history.Did(before, Now);
    }

    /// <summary>Takes a whole plan in that replaces this one, to be undone in one step.</summary>
    public void TakenOver(PlanView view)
    {
        var before = Now;
        Load(view);
        _history.Did(before, Now);
    }

    /// <summary>The plan to go back to; null when somebody else has changed the same session since.</summary>
    public WholePlan? Undo() => _history.Undo(Now);

    /// <summary>The plan to go forward to again; null as with <see cref="Undo"/>.</summary>
    public WholePlan? Redo() => _history.Redo(Now);

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
        var changed = view.Sessions.Where(s => before.GetValueOrDefault(s.Id) is not { } was
            || (was.Slot, was.Pinned, was.LengthSeconds) != (s.Slot, s.Pinned, s.LengthSeconds)).Select(s => s.Id).ToList();
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

    internal static int Minutes(TimeSpan length) => (int)Math.Ceiling(length.TotalMinutes);

    private BoardPlan Now => new(Plan, View.Problem.Sessions.ToDictionary(s => s.Id, s => (int)s.Length.TotalSeconds));

    private BoardAxis AxisWith(IReadOnlyList<(int From, int Until)> held) => BoardAxis.For(
        [.. View.Problem.Days.Select(d => (Minute(d.Opens), Minute(d.Closes)))],
        [.. PlacedSession.All(View.Problem, Plan).Select(p => (Minute(p.Slot.Start), Minute(p.Slot.Start) + Minutes(p.Session.Length))), .. held], ShownUntil);
}
