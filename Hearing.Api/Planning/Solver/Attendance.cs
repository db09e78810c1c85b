using Google.OrTools.Sat;
using Hearing.Domain;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>Whether a person is in a session, and then when.</summary>
internal sealed record Attends(PersonId Person, SessionVars Session, BoolVar There, IntervalVar Stretch);

/// <summary>
/// Who is in which session: those who are needed, enough of each pool's jurors, and of a whole jury all who are free. Where it is certain who can
/// come (<see cref="StartTimes"/> leaves no start with too few) and no rule asks, a whole jury needs no variables.
/// </summary>
internal sealed class Attendance
{
    private readonly PlanModel _model;
    private readonly PlanningProblem _problem;
    private readonly bool _hasPersonRules;
    private readonly ILookup<PersonId, SessionVars> _elsewhere;

    public Attendance(PlanModel model, PlanningProblem problem)
    {
        (_model, _problem) = (model, problem);
        _hasPersonRules = problem.Rules.Any(r => r.Kind is RuleKind.AtMostInARow or RuleKind.CloseTogether && r.Level != RuleLevel.Ignore);
        _elsewhere = model.Sessions.SelectMany(s => s.Session.People.Concat(s.Session.Panel.IsWhole ? [] : s.Session.Panel.Pool).Distinct().Select(p => (p, s)))
            .ToLookup(a => a.p, a => a.s);
        var certain = model.Sessions.SelectMany(s => s.Session.People.Select(p => new Attends(p, s, s.Placed, s.Stretch)));
        Seats = certain.Concat(model.Sessions.Where(s => !s.Session.Panel.IsWhole).SelectMany(Drawn)).DistinctBy(a => (a.Person, a.Session.Session.Id)).ToLookup(a => a.Person);
        var juries = model.Sessions.Where(s => s.Session.Panel.IsWhole && (_hasPersonRules || s.Session.Panel.Pool.Any(j => IsContested(s, j)))).SelectMany(Jury).ToList();
        Seats = Seats.SelectMany(own => own).Concat(juries).DistinctBy(a => (a.Person, a.Session.Session.Id)).ToLookup(a => a.Person);
    }

    /// <summary>By person; each session once.</summary>
    public ILookup<PersonId, Attends> Seats { get; }

    /// <summary>How many jurors of a whole jury each session is placed without, for times at which they cannot.</summary>
    public static IEnumerable<LinearExpr> Absences(PlanModel model, PlanningProblem problem) =>
        from s in model.Sessions
        where s.Session.Panel.IsWhole && problem.OnCannotTimes()?.Level != RuleLevel.Ignore
        let absent = model.Starts.Absent(s.Session.Panel.Pool, s.Length)
        where absent.Count > 0
        select model.ByStart(s, StartTimes.Each(s.Start.Domain).ToDictionary(at => at, at => (long)absent.LastOrDefault(a => a.Key <= at).Value));

    /// <summary>Exactly so many of a pool, where the session is not excused.</summary>
    private List<Attends> Drawn(SessionVars session)
    {
        var panel = session.Session.Panel;
        if (panel.FromPool == 0)
        {
            return [];
        }

        var jurors = panel.Pool.Select(j => Attend(session, j)).ToList();
        if (!session.IsExcused)
        {
            _model.Cp.Add(LinearExpr.Sum(jurors.Select(j => j.There)) == Math.Min(panel.FromPool, jurors.Count) * session.Placed);
        }

        return jurors;
    }

    /// <summary>A quorum of the whole jury; who stays away has a reason.</summary>
    private List<Attends> Jury(SessionVars session)
    {
        var panel = session.Session.Panel;
        var jurors = panel.Pool.Select(j => IsContested(session, j) || !Against(session, j).IsEmpty() ? Attend(session, j) : new(j, session, session.Placed, session.Stretch)).ToList();
        if (!session.IsExcused)
        {
            _model.Cp.Add(LinearExpr.Sum(jurors.Select(j => j.There)) >= Math.Min(panel.FromPool, jurors.Count) * session.Placed);
        }

        foreach (var juror in jurors.Where(j => _hasPersonRules && j.There.GetIndex() != session.Placed.GetIndex()))
        {
            var away = _model.Cp.NewBoolVar("away");
            _model.Cp.AddLinearExpressionInDomain(session.Start, Against(session, juror.Person)).OnlyEnforceIf(away);
            _model.Cp.AddBoolOr([juror.There, session.Placed.Not(), away, .. Seats[juror.Person].Where(a => a.Session != session).Select(a => Aside(session, a))]);
        }

        return jurors;
    }

    /// <summary>Whether the person is in another session meanwhile.</summary>
    private BoolVar Aside(SessionVars session, Attends other)
    {
        var aside = _model.Cp.NewBoolVar("aside");
        _model.Cp.AddImplication(aside, other.There);
        _model.Cp.Add(other.Session.Start + 1 <= session.End).OnlyEnforceIf(aside);
        _model.Cp.Add(session.Start + 1 <= other.Session.End).OnlyEnforceIf(aside);
        return aside;
    }

    private bool IsContested(SessionVars session, PersonId juror) => _problem.Rooms.Count > 1 && _elsewhere[juror].Any(s => s != session);

    private Google.OrTools.Util.Domain Against(SessionVars session, PersonId juror) =>
        _problem.OnCannotTimes()?.Level == RuleLevel.Ignore ? new() : _model.Starts.Against([juror], session.Length).IntersectionWith(session.Start.Domain);

    private Attends Attend(SessionVars session, PersonId juror)
    {
        var there = _model.Cp.NewBoolVar("attends");
        _model.Cp.AddImplication(there, session.Placed);
        if (Against(session, juror) is var against && !against.IsEmpty())
        {
            _model.Cp.AddLinearExpressionInDomain(session.Start, against.Complement()).OnlyEnforceIf(there);
        }

        return new(juror, session, there, _model.Cp.NewOptionalFixedSizeIntervalVar(session.Start, session.Length, there, ""));
    }
}
