using Hearing.Api.Films;
using Hearing.Api.Meetings;
using Hearing.Api.Planning;
using Hearing.Api.Runs;
using Hearing.Api.Screens;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Films;
using Hearing.Client.People;
using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.People;

/// <summary>The signed-in person's own page: when it is their turn, their film, how to get in and get help.</summary>
internal sealed class MePages(HearingDb db, FilmDesk films, IFilmStorage storage, TurnDesk turns, CheckIns checkIns, MeetingDesk meetings, SlideIntake slides, ProgrammeReading reading, RunClock clock)
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/{edition}/me", (EditionScope scope, MePages pages, CancellationToken cancel) => pages.PageAsync(scope, null, null, 200, cancel))
            .Needs(Right.SeeOwn);

    /// <summary>The page, with what was typed and why it was refused where a film was not taken.</summary>
    public async Task<IResult> PageAsync(EditionScope scope, string? typedTitle, string? error, int status, CancellationToken cancel, string? slidesError = null)
    {
        var edition = scope.Edition;
        var person = scope.Person!;
        var programme = await db.Programmes.Where(p => p.EditionId == edition.Id).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancel);
        var candidate = person.CandidateId is { } own ? await db.Candidates.FirstOrDefaultAsync(c => c.Id == own, cancel) : null;
        var team = candidate is null ? [] : await db.People.Where(p => p.EditionId == edition.Id && p.CandidateId == candidate.Id && p.WithdrawnAt == null)
            .OrderBy(p => p.Order).Select(p => p.Name).ToListAsync(cancel);
        var model = new MePage.MeModel(
            edition.Slug, edition.Name, person.Name, candidate?.FullName, Slots(scope, programme, await meetings.OwnLinksAsync(cancel)), team,
            candidate is null ? null : await FilmAsync(scope, candidate.Id, typedTitle, error, cancel), edition.HelpTelephone)
        {
            Changes = await reading.NewestAsync(cancel),
            Turn = await turns.ViewAsync(cancel),
            CheckIn = checkIns.IsToday && programme is not null ? Own(await checkIns.MineAsync(cancel), edition.Zone) : null,
            Slides = candidate is null ? null : await SlidesAsync(scope, candidate.Id, slidesError, cancel),
        };
        return Page.Of<MePage>(new { Model = model }, status);
    }

    private static MePage.MeCheckIn Own(CheckIn? come, HearingZone zone) =>
        come is null ? new(null, false, false, null) : new(come.From, come.FilmChecked, come.ConnectionChecked, zone.ToLocal(come.At));

    private async Task<MePage.MeSlides> SlidesAsync(EditionScope scope, CandidateId candidate, string? error, CancellationToken cancel)
    {
        var own = (await slides.NewestAsync(cancel)).GetValueOrDefault(candidate);
        return new($"/{scope.Edition.Slug}/slides/{candidate.Value}", own is null ? null : $"/api/editions/{scope.Edition.Slug}/slides/{own.Id}/file", own?.Pages ?? 0, own?.Version ?? 0, error);
    }

    private async Task<FilmPanel.FilmModel> FilmAsync(EditionScope scope, CandidateId candidate, string? typed, string? error, CancellationToken cancel)
    {
        var film = await db.Films.Where(f => f.CandidateId == candidate).OrderByDescending(f => f.Version).FirstOrDefaultAsync(cancel);
        var panel = FilmPages.Panel(scope.Edition.Slug, candidate, film is null ? null : (await films.FilesAsync([film], cancel))[film.Id], storage);
        return error is null ? panel : panel with { TypedTitle = typed, Error = error };
    }

    private List<MePage.MeSlot> Slots(EditionScope scope, Programme? programme, Dictionary<SessionId, string?> links)
    {
        var zone = scope.Edition.Zone;
        var candidate = scope.Person!.CandidateId;
        return [.. (programme?.Items ?? [])
            .Where(i => candidate is null ? i.Kind is SessionKind.Welcome or SessionKind.PrivateTalk or SessionKind.Closing : i.CandidateId == candidate)
            .Where(i => i.Kind != SessionKind.PrivateTalk || scope.Access.Has(Roles.Juror))
            .OrderBy(i => i.Start)
            .Select(i =>
            {
                var room = scope.Edition.Room(i.Room);
                var meeting = meetings.Of(programme!, i, links.GetValueOrDefault(i.SessionId), i.Start, clock.Now, isOnStage: false);
                return new MePage.MeSlot(i.Title, i.Start, scope.Edition.TimeZone, zone.ToLocal(i.Start), zone.ToLocal(i.End), room.Name, room.Slug, meeting?.Link, meeting is null ? null : zone.ToLocal(meeting.OpensAt), room.CaptionLink);
            })];
    }
}
