using Hearing.Api.Runs;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Meetings;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Meetings;

/// <summary>The ways into meetings that the caller may know now. A link leaves the server when its time has come, and to those only.</summary>
internal sealed class MeetingDesk(EditionScope scope, HearingDb db, RunShowing showing, RunClock clock)
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/editions/{edition}/rooms/{room}/meetings", async (string room, MeetingDesk desk, EditionScope scope, HttpResponse response, CancellationToken cancel) =>
        {
            response.Headers.CacheControl = "no-store";
            return await desk.OfRoomAsync(scope.RoomToFollow(room), cancel);
        }).Needs(Right.FollowLive);

    /// <summary>The session on stage, the next one, and the caller's own next one, each where it has a link for them.</summary>
    public async Task<IReadOnlyList<MeetingView>> OfRoomAsync(string room, CancellationToken cancel)
    {
        // A thousand followers ask after each cue: what the room is shown is made once.
        var (rundown, now) = ((await showing.NowAsync(new(scope.Edition.Id, scope.Edition.Slug, room), cancel)).Rundown, clock.Now);
        var programme = await db.Programmes.AsNoTracking().Where(p => p.EditionId == scope.Edition.Id).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancel)
            ?? throw new Refused(RefusalCode.NotFound, "No programme is published yet.");
        var reading = RundownReader.At(rundown, now);
        var stage = rundown.Cues.FirstOrDefault(c => c.Id == reading.OnStage);
        var coming = rundown.Cues.Where(c => reading.Forecasts.ContainsKey(c.Id) && c.SessionId is not null && c.SessionId != stage?.SessionId).ToList();
        var own = scope.Access.CandidateId is { } candidate ? coming.FirstOrDefault(c => c.CandidateId == candidate) : null;
        var links = await OwnLinksAsync(cancel);
        var views = new List<MeetingView>();
        List<(RundownCue? Cue, DateTimeOffset Expected)> wanted =
            [(stage, now), .. new[] { coming.FirstOrDefault(), own }.OfType<RundownCue>().Select(c => ((RundownCue?)c, reading.Forecasts[c.Id]))];
        foreach (var (cue, expected) in wanted)
        {
            if (cue?.SessionId is { } session && views.All(v => v.SessionId != session) && programme.Items.FirstOrDefault(i => i.SessionId == session) is { } item
                && Of(programme, item, links.GetValueOrDefault(session), expected, now, cue == stage) is { } view && views.All(v => v.Link is null || v.Link != view.Link))
            {
                views.Add(view with { IsFilm = cue == stage && cue.Kind == PartKind.Film });
            }
        }

        return views;
    }

    /// <summary>The sessions' own links.</summary>
    public async Task<Dictionary<SessionId, string?>> OwnLinksAsync(CancellationToken cancel)
    {
        var edition = scope.Edition.Id;
        return await db.Sessions.AsNoTracking().Where(s => s.EditionId == edition && s.MeetingLink != null).ToDictionaryAsync(s => s.Id, s => s.MeetingLink, cancel);
    }

    /// <summary>The way into one session's meeting; null when it has none for the caller. Its link is null until it opens.</summary>
    public MeetingView? Of(Programme programme, ProgrammeItem item, string? ownLink, DateTimeOffset expected, DateTimeOffset now, bool isOnStage)
    {
        var access = scope.Access;
        if (MeetingRules.LinkOf(scope.Edition, item, ownLink) is not { } link || !MeetingRules.MayKnow(access, programme, item))
        {
            return null;
        }

        var opens = MeetingRules.OpensAt(access, item, expected);
        return new(item.SessionId, item.Title, isOnStage || now >= opens ? link : null, opens < DateTimeOffset.UnixEpoch ? now : opens,
            isOnStage, false, item.Kind == SessionKind.PrivateTalk, item.CandidateId is { } presents && presents == access.CandidateId);
    }
}
