using Hearing.Domain.Editions;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Planning;

/// <summary>A small planning problem that tests build up: one day 09:00–17:00, rooms as given.</summary>
internal sealed class Hall
{
    public static readonly DateOnly Day = new(2026, 11, 10);
    private readonly List<PlanSession> _sessions = [];
    private readonly List<Placement> _plan = [];

    public List<Room> Rooms { get; } = [Named("main")];
    public List<HearingDay> Days { get; } = [new(Day, new(9, 0), new(17, 0))];
    public List<Rule> Rules { get; } = [];
    public List<Unavailable> CannotTimes { get; } = [];
    public List<EarlierTime> LastYear { get; } = [];
    public List<HardPoint> HardPoints { get; } = [];
    public List<Travel> Travels { get; } = [];

    public static Room Named(string slug, int changeover = 0) => new(slug, slug, RoomKind.Real, changeover, [], [], null, null);

    public SessionId Add(
        string? at = null, int minutes = 60, string room = "main", SessionKind kind = SessionKind.Candidate, PersonId[]? people = null,
        PlanPanel? panel = null, string[]? equipment = null, DateOnly? date = null)
    {
        var session = new PlanSession(
            SessionId.New(), kind, $"Session {_sessions.Count + 1}", null, TimeSpan.FromMinutes(minutes),
            people ?? [], panel ?? PlanPanel.None, equipment ?? []);
        _sessions.Add(session);
        if (at is not null)
        {
            _plan.Add(new(session.Id, new(room, date ?? Day, TimeOnly.Parse(at, null)), false));
        }

        return session.Id;
    }

    public PlanningProblem Problem => new("Europe/Stockholm", Days, Rooms, Travels, HardPoints, Rules, _sessions, CannotTimes) { LastYear = LastYear };

    public IReadOnlyList<Placement> Plan => _plan;

    public IReadOnlyList<PlanWarning> Warnings => PlanCheck.Of(Problem, _plan);

    public PlanScore Score => PlanScore.Of(Problem, _plan);

    public PlanWarningKind[] Kinds => [.. Warnings.Select(w => w.Kind)];
}
