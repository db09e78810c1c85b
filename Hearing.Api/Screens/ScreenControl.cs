using Hearing.Api.Questions;
using Hearing.Api.Runs;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Screens;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Hearing.Domain.Screens;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Screens;

/// <summary>What lies over the run on a room's screens: slides page by page, and the question that is asked.</summary>
internal sealed class ScreenControl(EditionScope scope, HearingDb db, QuestionDesk questions, SlideIntake slides, Broadcaster broadcaster)
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/screens/{room}", (string room, ScreenControl control, CancellationToken cancel) => control.PageAsync(room, null, 200, cancel)).Needs(Right.RunHold);
        app.MapPost("/{edition}/screens/{room}/slides", async (string room, HttpRequest request, ScreenControl control, EditionScope scope, CancellationToken cancel) =>
        {
            await control.TurnAsync(room, await request.ReadFormAsync(cancel), cancel);
            return SeeOther.At($"/{scope.Edition.Slug}/screens/{room}#slides");
        }).AsForm().Needs(Right.RunHold);
    }

    /// <summary>What a screen in the room shows beside the run.</summary>
    public async Task<ScreenState> StateAsync(string room, ScreenKind? kind, CancellationToken cancel) =>
        new(await questions.ShownAsync(room, cancel), await ShownAsync(room, cancel), kind);

    /// <summary>The page from which slides are shown and turned.</summary>
    public async Task<IResult> PageAsync(string room, string? error, int status, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var place = edition.Room(room);
        var newest = await slides.NewestAsync(cancel);
        var candidates = await db.Candidates.AsNoTracking().Where(c => c.EditionId == edition.Id).OrderBy(c => c.Order).ToListAsync(cancel);
        return Page.Of<ScreenControlPage>(new
        {
            Model = new ScreenControlPage.ControlModel(edition.Slug, edition.Name, room, place.Name, await ShownAsync(room, cancel),
                [.. candidates.Where(c => !scope.Access.IsInConflictWith(c.Id)).Select(c => new ScreenControlPage.CandidateSlides(
                    c.Id, c.FullName, newest.TryGetValue(c.Id, out var own) ? own.Id : null, own?.Pages ?? 0, own?.Version ?? 0))], error),
        }, status);
    }

    private async Task<ShownSlides?> ShownAsync(string room, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var picture = await db.Set<HallPicture>().AsNoTracking().FirstOrDefaultAsync(h => h.EditionId == edition.Id && h.Room == room, cancel);
        if (picture?.SlidesId is not { } id || await db.Set<Slides>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel) is not { } shown)
        {
            return null;
        }

        var name = await db.Candidates.AsNoTracking().Where(c => c.Id == shown.CandidateId).Select(c => c.Name).FirstOrDefaultAsync(cancel);
        return new(shown.Id, name ?? "", picture.Page, shown.Pages, $"/api/editions/{edition.Slug}/slides/{shown.Id}/pages/{picture.Page}.png");
    }

    private async Task TurnAsync(string room, IFormCollection form, CancellationToken cancel)
    {
        var edition = scope.Edition;
        _ = edition.Room(room);
        var picture = await db.Set<HallPicture>().FirstOrDefaultAsync(h => h.EditionId == edition.Id && h.Room == room, cancel);
        if (picture is null)
        {
            picture = new() { EditionId = edition.Id, Room = room };
            db.Add(picture);
        }

        if (form["do"] == "clear")
        {
            picture.Clear();
        }
        else
        {
            var id = Guid.TryParse(form["slides"], out var wanted) ? wanted : picture.SlidesId;
            var shown = await db.Set<Slides>().FirstOrDefaultAsync(s => s.Id == id && s.EditionId == edition.Id, cancel)
                ?? throw new Refused(RefusalCode.NotFound, "There are no such slides.");
            var page = picture.SlidesId == shown.Id ? picture.Page : 1;
            picture.Show(shown, form["do"].ToString() switch { "next" => page + 1, "previous" => page - 1, _ => page });
        }

        await db.SaveChangesAsync(cancel);
        broadcaster.Nudge(edition, room, "screens");
    }
}
