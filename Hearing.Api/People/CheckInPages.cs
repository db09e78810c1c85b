using Hearing.Api.Runs;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.People;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.People;

/// <summary>Checking in, and who is here: in the hall or at a distance, session by session.</summary>
internal sealed class CheckIns(EditionScope scope, HearingDb db, TimeProvider clock, Broadcaster broadcaster)
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/{edition}/me/check-in", CheckInAsync).AsForm().Needs(Right.SeeOwn);
        app.MapGet("/{edition}/check-ins", async (CheckIns checkIns, EditionScope scope, CancellationToken cancel) => Page.Of<CheckInsPage>(new
        {
            Model = new CheckInsPage.CheckInsModel(scope.Edition.Slug, scope.Edition.Name, scope.Edition.TimeZone, await checkIns.PresenceAsync(cancel)),
        })).Needs(Right.RunHold);
        app.MapGet("/api/editions/{edition}/check-ins", (CheckIns checkIns, CancellationToken cancel) => checkIns.PresenceAsync(cancel)).Needs(Right.RunHold);
        app.MapGet("/api/editions/{edition}/me/turn", async Task<IResult> (TurnDesk turns, HttpResponse response, CancellationToken cancel) =>
        {
            response.Headers.CacheControl = "no-store";
            return TypedResults.Ok(new { turn = await turns.ViewAsync(cancel) });
        }).Needs(Right.SeeOwn);
    }

    /// <summary>The caller's own check-in today; null before it, and on days without a hearing.</summary>
    public Task<CheckIn?> MineAsync(CancellationToken cancel)
    {
        var (me, today) = (scope.PersonId, Today);
        return db.Set<CheckIn>().FirstOrDefaultAsync(c => c.PersonId == me && c.Date == today, cancel);
    }

    /// <summary>Whether there is a hearing today.</summary>
    public bool IsToday => scope.Edition.Days.Any(d => d.Date == Today);

    private DateOnly Today => scope.Edition.Zone.DateOf(clock.GetUtcNow());

    private static async Task<IResult> CheckInAsync(HttpRequest request, CheckIns checkIns, EditionScope scope, CancellationToken cancel)
    {
        var form = await request.ReadFormAsync(cancel);
        if (!Enum.TryParse<Attendance>(form["from"], ignoreCase: true, out var from) || !Enum.IsDefined(from))
        {
            throw new Refused(RefusalCode.Invalid, "Say whether you are in the hall or at a distance.");
        }

        await checkIns.ComeAsync(from, form["film"] == "yes", form["connection"] == "yes", cancel);
        return SeeOther.At($"/{scope.Edition.Slug}/me#check-in");
    }

    private async Task ComeAsync(Attendance from, bool film, bool connection, CancellationToken cancel)
    {
        if (!IsToday)
        {
            throw new Refused(RefusalCode.WrongPhase, "There is no hearing today.");
        }

        var mine = await MineAsync(cancel);
        if (mine is null)
        {
            mine = new() { EditionId = scope.Edition.Id, PersonId = scope.PersonId, Date = Today };
            db.Add(mine);
        }

        mine.Come(from, film, connection, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        foreach (var room in scope.Edition.Rooms)
        {
            broadcaster.Nudge(scope.Edition, room.Slug, "help", helpersOnly: true);
        }
    }

    private async Task<List<SessionPresence>> PresenceAsync(CancellationToken cancel)
    {
        var edition = scope.Edition;
        var programme = await db.Programmes.AsNoTracking().Where(p => p.EditionId == edition.Id).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancel);
        var people = await db.People.AsNoTracking().Where(p => p.EditionId == edition.Id && p.WithdrawnAt == null).OrderBy(p => p.Order).ToListAsync(cancel);
        var conflicts = (await db.Conflicts.AsNoTracking().Where(c => c.EditionId == edition.Id).ToListAsync(cancel)).Select(c => (c.JurorId, c.CandidateId)).ToHashSet();
        var here = (await db.Set<CheckIn>().AsNoTracking().Where(c => c.EditionId == edition.Id).ToListAsync(cancel)).ToDictionary(c => (c.PersonId, c.Date));
        return [.. (programme?.Items ?? []).Where(i => i.CandidateId is not null || i.Kind == SessionKind.PrivateTalk).OrderBy(i => i.Start).Select(item => new SessionPresence(
            item.SessionId, item.Title, item.Start, edition.Rooms.FirstOrDefault(r => r.Slug == item.Room)?.Name ?? item.Room,
            [.. people.Where(p => Belongs(p, item, conflicts)).Select(p => Presence(p, here.GetValueOrDefault((p.Id, edition.Zone.DateOf(item.Start)))))]))];
    }

    private static bool Belongs(Person person, ProgrammeItem item, HashSet<(PersonId, CandidateId)> conflicts) =>
        (item.CandidateId is { } candidate && person.CandidateId == candidate)
        || (person.ActiveRoles.HasFlag(Roles.Juror) && (item.CandidateId is not { } judged || !conflicts.Contains((person.Id, judged))));

    private static PersonPresence Presence(Person person, CheckIn? come) =>
        new(person.Id, person.Name, person.ActiveRoles.HasFlag(Roles.Juror), come?.From, come?.FilmChecked ?? false, come?.ConnectionChecked ?? false, come?.At);
}
