using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Client.Planning;

/// <summary>A session as its card shows it. <paramref name="Placed"/> is null for one without a place; <paramref name="Clashes"/> are its clashes.</summary>
public sealed record BoardCard(PlanSession Session, PlannedSession Planned, PlacedSession? Placed, IReadOnlyList<PlanWarning> Clashes)
{
    /// <summary>Whether the other one's card would show the same, so that it need not be made anew.</summary>
    public bool LooksLike(BoardCard other) => Planned == other.Planned && (Session == other.Session || (Session.Title, Session.Kind, Session.Length) == (other.Session.Title, other.Session.Kind, other.Session.Length))
        && Clashes.Count == other.Clashes.Count && Clashes.Zip(other.Clashes).All(pair => pair.First.SaysTheSame(pair.Second));
}

/// <summary>The cards of a plan, made once for each state of it.</summary>
public sealed class BoardCards
{
    private readonly ILookup<(string, DateOnly), BoardCard> _columns;

    public BoardCards(PlanView view)
    {
        Planned = view.Sessions.ToDictionary(s => s.Id);
        var clashes = view.Warnings.Where(w => w.Level == PlanWarningLevel.Must)
            .SelectMany(w => w.Sessions, (warning, session) => (warning, session)).ToLookup(c => c.session, c => c.warning);
        _columns = PlacedSession.All(view.Problem, PlanView.PlanOf(view.Sessions))
            .Select(p => new BoardCard(p.Session, Planned[p.Id], p, [.. clashes[p.Id]])).ToLookup(c => (c.Placed!.Slot.Room, c.Placed.Slot.Date));
        Unplaced = [.. view.Problem.Sessions.Where(s => Planned[s.Id].Slot is null).Select(s => new BoardCard(s, Planned[s.Id], null, []))];
    }

    public IReadOnlyDictionary<SessionId, PlannedSession> Planned { get; }

    public IReadOnlyList<BoardCard> Unplaced { get; }

    /// <summary>Those of a room on a day, in their order.</summary>
    public IReadOnlyList<BoardCard> In(BoardColumn column) => [.. _columns[(column.Room, column.Date)]];
}
