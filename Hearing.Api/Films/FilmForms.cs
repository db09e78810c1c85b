using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Films;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Films;

/// <summary>What is done on a film's page: consents, sign-off, the excuse for missing captions, and the versions that are played.</summary>
internal sealed class FilmForms(EditionScope scope, HearingDb db, FilmDesk desk, FilmPageReading reading, FilmQueue queue, TimeProvider clock)
{
    private const int LongestExcuse = 1000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/{edition}/films/{film:guid}/sign-off", (Guid film, FilmForms forms, IFormCollection form, CancellationToken cancel) => forms.SignOffAsync(film, form, cancel)).AsForm().Needs(Right.WriteMaterial);
        app.MapPost("/{edition}/films/{film:guid}/consents", (Guid film, FilmForms forms, IFormCollection form, IStringLocalizer<FilmsText> texts, CancellationToken cancel) => forms.ConsentAsync(film, form, texts, cancel)).AsForm().Needs(Right.WriteMaterial);
        app.MapPost("/{edition}/films/{film:guid}/consents/{consent:guid}", (Guid film, Guid consent, FilmForms forms, CancellationToken cancel) => forms.WithdrawAsync(film, consent, cancel)).AsForm().Needs(Right.WriteMaterial);
        app.MapPost("/{edition}/films/{film:guid}/nobody", (Guid film, FilmForms forms, IFormCollection form, CancellationToken cancel) => forms.NobodyAsync(film, form, cancel)).AsForm().Needs(Right.WriteMaterial);
        app.MapPost("/{edition}/films/{film:guid}/excuse", (Guid film, FilmForms forms, IFormCollection form, IStringLocalizer<FilmsText> texts, CancellationToken cancel) => forms.ExcuseAsync(film, form, texts, cancel)).AsForm().Needs(Right.Organise);
        app.MapPost("/{edition}/films/{film:guid}/make", (Guid film, FilmForms forms, IFormCollection form, CancellationToken cancel) => forms.MakeAsync(film, form, cancel)).AsForm().Needs(Right.WriteMaterial);
    }

    private async Task<IResult> SignOffAsync(Guid id, IFormCollection form, CancellationToken cancel)
    {
        var film = await desk.FindToChangeAsync(id, cancel);
        var side = desk.Side(film) ?? throw new Refused(RefusalCode.NotAllowed, "A film is signed off by its candidate and by a technician.");
        var before = await db.Set<SignOff>().FirstOrDefaultAsync(s => s.FilmId == film.Id && s.Side == side, cancel);
        if (form["do"] == "undo" && before is not null)
        {
            db.Remove(before);
        }
        else if (form["do"] != "undo" && before is null)
        {
            db.Add(new SignOff { FilmId = film.Id, EditionId = film.EditionId, Side = side, By = scope.PersonId, At = clock.GetUtcNow() });
        }

        return await SavedAsync(film, form["do"] == "undo" ? "film-sign-off-undone" : "film-signed-off", cancel);
    }

    private async Task<IResult> ConsentAsync(Guid id, IFormCollection form, IStringLocalizer<FilmsText> texts, CancellationToken cancel)
    {
        var film = await desk.FindToChangeAsync(id, cancel);
        var name = form["name"].ToString().Trim();
        var until = form["until"].ToString();
        var last = DateOnly.TryParseExact(until, "yyyy-MM-dd", out var day) ? day : (DateOnly?)null;
        if (name.Length is 0 or > 200 || name.Any(char.IsControl) || (until.Length > 0 && last is null))
        {
            return await reading.PageAsync(film, texts["Refused.Consent"], 422, cancel);
        }

        var now = clock.GetUtcNow();
        db.Add(new FilmConsent { Id = Guid.CreateVersion7(), EditionId = film.EditionId, CandidateId = film.CandidateId, Name = name, GivenOn = scope.Edition.Zone.DateOf(now), Until = last });
        return await SavedAsync(film, "film-consent-noted", cancel);
    }

    private async Task<IResult> WithdrawAsync(Guid id, Guid consent, CancellationToken cancel)
    {
        var film = await desk.FindToChangeAsync(id, cancel);
        var found = await db.Set<FilmConsent>().FirstOrDefaultAsync(c => c.Id == consent && c.CandidateId == film.CandidateId, cancel)
            ?? throw new Refused(RefusalCode.NotFound, "There is no such consent.");
        found.WithdrawnAt = found.WithdrawnAt is null ? clock.GetUtcNow() : null;
        return await SavedAsync(film, found.WithdrawnAt is null ? "film-consent-given-again" : "film-consent-withdrawn", cancel);
    }

    private async Task<IResult> NobodyAsync(Guid id, IFormCollection form, CancellationToken cancel)
    {
        var film = await desk.FindToChangeAsync(id, cancel);
        film.ShowsNobody = form["nobody"] == "yes";
        return await SavedAsync(film, "film-shows-nobody", cancel);
    }

    private async Task<IResult> ExcuseAsync(Guid id, IFormCollection form, IStringLocalizer<FilmsText> texts, CancellationToken cancel)
    {
        var film = await desk.FindAsync(id, cancel);
        var why = form["why"].ToString().Trim();
        if (form["do"] != "undo" && why.Length is 0 or > LongestExcuse)
        {
            return await reading.PageAsync(film, texts["Refused.Excuse"], 422, cancel);
        }

        film.CaptionsExcuse = form["do"] == "undo" ? null : why;
        return await SavedAsync(film, film.CaptionsExcuse is null ? "film-captions-excuse-undone" : "film-captions-excused", cancel);
    }

    /// <summary>Has the versions made anew, or stops their making.</summary>
    private async Task<IResult> MakeAsync(Guid id, IFormCollection form, CancellationToken cancel)
    {
        var film = await desk.FindToChangeAsync(id, cancel);
        var now = clock.GetUtcNow();
        var open = await db.Set<FilmJob>().Where(j => j.FilmId == film.Id && (j.State == FilmJobState.Waiting || j.State == FilmJobState.Running)).ToListAsync(cancel);
        if (form["do"] == "cancel")
        {
            open.ForEach(j => j.Cancel(now));
        }
        else if (open.Count == 0)
        {
            db.Add(new FilmJob { Id = Guid.CreateVersion7(), EditionId = film.EditionId, FilmId = film.Id, Kind = FilmJobKind.Transcode, QueuedAt = now });
        }

        var answer = await SavedAsync(film, form["do"] == "cancel" ? "film-making-cancelled" : "film-making-queued", cancel);
        queue.Wake();
        return answer;
    }

    private async Task<IResult> SavedAsync(Film film, string what, CancellationToken cancel)
    {
        db.Note(film.EditionId, clock.GetUtcNow(), scope.PersonId, what, $"{film.Id.Value}");
        await db.SaveChangesAsync(cancel);
        return SeeOther.At($"/{scope.Edition.Slug}/films/{film.Id.Value}");
    }
}
