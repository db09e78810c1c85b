using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Planning;

/// <summary>An edition's draft plan with all that checking it needs; the sessions are tracked.</summary>
internal sealed record LoadedPlan(Edition Edition, IReadOnlyList<Session> Sessions, IReadOnlyList<Person> People, PlanningProblem Problem, Programme? Newest)
{
    public static async Task<LoadedPlan> LoadAsync(HearingDb db, Edition edition, CancellationToken cancel)
    {
        var sessions = await db.Sessions.Where(s => s.EditionId == edition.Id).OrderBy(s => s.Order).ToListAsync(cancel);
        var people = await db.People.AsNoTracking().Where(p => p.EditionId == edition.Id).OrderBy(p => p.Order).ToListAsync(cancel);
        var cannot = await db.CannotTimes.AsNoTracking().Where(c => c.EditionId == edition.Id).ToListAsync(cancel);
        var conflicts = await db.Conflicts.AsNoTracking().Where(c => c.EditionId == edition.Id).ToListAsync(cancel);
        var problem = PlanningProblem.Of(edition, sessions, people, cannot, conflicts) with { LastYear = await LastYearAsync(db, edition, sessions, cancel) };
        return new(edition, sessions, people, problem,
            await ProgrammeEndpoints.NewestAsync(db, edition, cancel));
    }

    /// <summary>What the newest earlier edition with a published programme gave the same authorities, unless the rule on it is ignored.</summary>
    private static async Task<IReadOnlyList<EarlierTime>> LastYearAsync(HearingDb db, Edition edition, List<Session> sessions, CancellationToken cancel)
    {
        if (edition.Rules.FirstOrDefault(r => r.Kind == RuleKind.FairTimes)?.Level == RuleLevel.Ignore)
        {
            return [];
        }

        var before = await db.Editions.AsNoTracking().Where(e => e.Year < edition.Year && db.Programmes.Any(p => p.EditionId == e.Id))
            .OrderByDescending(e => e.Year).FirstOrDefaultAsync(cancel);
        if (before is null || await ProgrammeEndpoints.NewestAsync(db, before, cancel) is not { } programme)
        {
            return [];
        }

        var candidates = await db.Candidates.AsNoTracking().Where(c => c.EditionId == edition.Id || c.EditionId == before.Id).ToListAsync(cancel);
        return FairTimes.Of(
            sessions, [.. candidates.Where(c => c.EditionId == edition.Id)], before, [.. candidates.Where(c => c.EditionId == before.Id)], programme);
    }

    public IReadOnlyList<Placement> Plan => PlanningProblem.PlanOf(Sessions);

    /// <summary>With the sessions' lengths as they are now.</summary>
    public PlanningProblem Problem { get; private set; } = Problem;

    /// <summary>The problem as a solve is to take it.</summary>
    public PlanningProblem Asked(SolveRequest request, DateTimeOffset now) =>
        Problem with { Kept = request.Keep == SolveKeep.FewestMoves ? KeptPlan.Of(Problem, Plan, Newest, now) : null };

    public IReadOnlyList<PlanWarning> Warnings => PlanCheck.Of(Problem, Plan);

    public PlanScore Score => PlanScore.Of(Problem, Plan);

    /// <summary>Changes with every change of any session.</summary>
    public string Revision => RevisionOf(Sessions.Select(s => (s.Id, s.Revision)));

    /// <summary><see cref="Revision"/> of what is stored now, without loading it.</summary>
    public static async Task<string> RevisionAsync(HearingDb db, Edition edition, CancellationToken cancel)
    {
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.EditionId == edition.Id).OrderBy(s => s.Order).Select(s => new { s.Id, s.Revision }).ToListAsync(cancel);
        return RevisionOf(sessions.Select(s => (s.Id, s.Revision)));
    }

    private static string RevisionOf(IEnumerable<(SessionId Id, long Revision)> sessions)
    {
        var text = string.Join(';', sessions.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Id.Value:N}:{s.Revision}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)))[..16];
    }

    public PlanView View => new(
        Revision, Problem, [.. Sessions.Select(Planned)], [.. People.Select(p => new PlanPerson(p.Id, p.Name))], Warnings, Score,
        Newest?.Version, Changes);

    /// <summary>What publishing now would change.</summary>
    private IReadOnlyList<ProgrammeChange> Changes =>
        Newest is null ? [] : Publishing.Changes(Newest.Items, Publishing.Draft(Edition, Sessions, [Newest]));

    /// <exception cref="Refused"><see cref="RefusalCode.NotFound"/> when the edition has no such session.</exception>
    public SessionId Known(Guid session) =>
        Sessions.FirstOrDefault(s => s.Id.Value == session)?.Id ?? throw new Refused(RefusalCode.NotFound, "There is no such session.");

    public static PlannedSession Planned(Session session) => new(session.Id, session.Revision, session.Slot, session.Pinned)
    {
        LengthSeconds = (int)session.Length.TotalSeconds,
        ShortestSeconds = (int?)session.Shortest?.TotalSeconds,
    };

    /// <summary>Makes one edit.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.Stale"/> when the session is no longer as the edit's sender saw it.</exception>
    public Session Apply(PlanEdit edit)
    {
        var session = Sessions.FirstOrDefault(s => s.Id == edit.SessionId) ?? throw new Refused(RefusalCode.NotFound, "There is no such session.");
        if (session.Revision != edit.Revision)
        {
            throw new Refused(RefusalCode.Stale, "The session was changed by somebody else meanwhile.");
        }

        switch (edit)
        {
            case { Kind: PlanEditKind.Place, Slot: { } slot }:
                Resize(session, edit.LengthSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : session.Length);
                Place(session, slot);
                break;
            case { Kind: PlanEditKind.Unplace }:
                session.Unplace();
                break;
            case { Kind: PlanEditKind.Pin, Pinned: { } pinned }:
                session.Pin(pinned);
                break;
            default:
                throw new Refused(RefusalCode.Invalid, "An edit that places carries a slot, one that pins carries pinned.");
        }

        return session;
    }

    /// <summary>Takes a whole plan over; what is not in it is unplaced.</summary>
    public void TakeOver(WholePlan plan)
    {
        var placements = plan.Placements.DistinctBy(p => p.Session).ToDictionary(p => p.Session);
        if (placements.Count != plan.Placements.Count || placements.Keys.Except(Sessions.Select(s => s.Id)).Any())
        {
            throw new Refused(RefusalCode.Invalid, "A plan names each session of the edition once at most, and no other.");
        }

        foreach (var (id, seconds) in plan.Lengths)
        {
            Resize(Sessions.FirstOrDefault(s => s.Id == id) ?? throw new Refused(RefusalCode.NotFound, "There is no such session."), TimeSpan.FromSeconds(seconds));
        }

        foreach (var session in Sessions)
        {
            if (placements.TryGetValue(session.Id, out var placement))
            {
                Place(session, placement.Slot);
                session.Pin(placement.Pinned);
            }
            else
            {
                session.Unplace();
            }
        }
    }

    private void Resize(Session session, TimeSpan length)
    {
        session.Resize(length);
        Problem = Problem with { Sessions = [.. Problem.Sessions.Select(s => s.Id == session.Id ? s with { Length = length } : s)] };
    }

    private void Place(Session session, Slot slot)
    {
        _ = Edition.Room(slot.Room);
        if (slot.Start.ToTimeSpan() + session.Length > TimeSpan.FromDays(1))
        {
            throw new Refused(RefusalCode.PlanNotReady, "A session ends on the day on which it begins.", "OverMidnight");
        }

        session.Place(slot);
    }
}
