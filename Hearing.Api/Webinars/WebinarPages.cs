using System.Globalization;
using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Webinars;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Floors;
using Hearing.Domain.People;
using Hearing.Domain.Webinars;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Webinars;

/// <summary>
/// The series as everybody sees it, and the organiser's forms. A webinar that belongs to a candidate would tell who is a recipient:
/// before the release it is shown to nobody but the organiser.
/// </summary>
internal sealed class WebinarPages(EditionScope scope, HearingDb db, TimeProvider clock)
{
    private const string New = "new";

    public async Task<IResult> ShowAsync(CancellationToken cancel)
    {
        var edition = scope.Edition;
        var names = (await CandidatesAsync(cancel)).ToDictionary(c => c.Id, c => c.FullName);
        var all = await db.Webinars.AsNoTracking().Where(w => w.EditionId == edition.Id && (edition.IsReleased || w.CandidateId == null)).ToListAsync(cancel);
        var recorded = await db.Set<SessionRecording>().AsNoTracking().Where(r => r.EditionId == edition.Id && r.ReleasedAt != null && r.Sha256 != null).ToListAsync(cancel);
        var films = recorded.Where(r => edition.IsReleased && r.CandidateId is not null).ToLookup(r => r.CandidateId, r => SessionRecording.Address(edition.Slug, r.SessionId));
        var items = all.OrderBy(w => w.StartsAt is null).ThenBy(w => w.StartsAt).ThenBy(w => w.Order).ThenBy(w => w.Id.Value).Select(w => new WebinarsPage.WebinarItem(
            $"w-{w.Id.Value:N}", w.Title, w.CandidateId is { } id ? names.GetValueOrDefault(id) : null, w.Description,
            w.StartsAt is { } at ? edition.Zone.ToLocal(at) : null, w.LengthMinutes, Safe(w.JoinLink), Safe(w.RecordingLink), Safe(w.DocumentationLink), w.CandidateId is null ? [] : [.. films[w.CandidateId]]));
        return Page.Of<WebinarsPage>(new { Model = new WebinarsPage.WebinarsModel(edition.Slug, edition.Name, scope.Access.Allows(Right.Organise), [.. items]) });
    }

    public async Task<IResult> EditAsync(CancellationToken cancel) => Page.Of<WebinarsEditPage>(new { Model = await ModelAsync(null, cancel) });

    public async Task<IResult> StoreAsync(HttpRequest request, CancellationToken cancel)
    {
        var form = await request.ReadFormAsync(cancel);
        var typed = WebinarsEditPage.WebinarForm.Of(name => form[name].ToString());
        try
        {
            await StoreAsync(typed, cancel);
        }
        catch (Exception refused) when (refused is DbUpdateConcurrencyException or Refused { Code: RefusalCode.Invalid or RefusalCode.Stale })
        {
            db.ChangeTracker.Clear();
            var error = (refused as Refused)?.Reason ?? "Stale";
            return Page.Of<WebinarsEditPage>(new { Model = await ModelAsync(typed with { Error = error }, cancel) }, 422);
        }

        return new SeeOther($"/{scope.Edition.Slug}/webinars/edit");
    }

    public async Task<IResult> DeleteAsync(WebinarId id, CancellationToken cancel)
    {
        db.Remove(await FindAsync(id, cancel));
        Note("webinar-removed", id);
        await db.SaveChangesAsync(cancel);
        return new SeeOther($"/{scope.Edition.Slug}/webinars/edit");
    }

    private async Task StoreAsync(WebinarsEditPage.WebinarForm typed, CancellationToken cancel)
    {
        var candidates = (await CandidatesAsync(cancel)).Select(c => c.Id).ToHashSet();
        var isNew = typed.Key == New;
        var webinar = isNew
            ? new() { Id = WebinarId.New(), EditionId = scope.Edition.Id, Title = "" }
            : await FindAsync(Guid.TryParse(typed.Key, out var id) ? new(id) : default, cancel);
        if (!isNew && typed.Revision != webinar.Revision.ToString(CultureInfo.InvariantCulture))
        {
            throw new Refused(RefusalCode.Stale, "The webinar was changed meanwhile.");
        }

        typed.Typed().WriteOn(webinar, scope.Edition, candidates);
        if (isNew)
        {
            db.Add(webinar);
        }

        Note(isNew ? "webinar-added" : "webinar-changed", webinar.Id);
        await db.SaveChangesAsync(cancel);
    }

    private void Note(string what, WebinarId webinar) => db.Note(scope.Edition.Id, clock.GetUtcNow(), scope.Person?.Id, what, webinar.Value.ToString());

    private async Task<Webinar> FindAsync(WebinarId id, CancellationToken cancel) =>
        await db.Webinars.FirstOrDefaultAsync(w => w.Id == id && w.EditionId == scope.Edition.Id, cancel)
        ?? throw new Refused(RefusalCode.NotFound, "There is no such webinar.");

    private Task<List<Candidate>> CandidatesAsync(CancellationToken cancel) =>
        db.Candidates.AsNoTracking().Where(c => c.EditionId == scope.Edition.Id).OrderBy(c => c.Order).ToListAsync(cancel);

    private async Task<WebinarsEditPage.EditModel> ModelAsync(WebinarsEditPage.WebinarForm? refused, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var candidates = await CandidatesAsync(cancel);
        var stored = await db.Webinars.AsNoTracking().Where(w => w.EditionId == edition.Id).OrderBy(w => w.Order).ThenBy(w => w.Id).ToListAsync(cancel);
        var forms = stored.Select(w => Form(w, w.StartsAt is { } at ? edition.Zone.ToLocal(at) : null))
            .Append(WebinarsEditPage.WebinarForm.Of(name => name switch { "key" => New, "length" => "90", _ => "" }))
            .Select(f => f.Key == refused?.Key ? refused with { Revision = f.Revision } : f);
        return new(edition.Slug, edition.Name, [.. candidates.Select(c => (c.Id.Value.ToString(), c.FullName))], [.. forms]);
    }

    private static WebinarsEditPage.WebinarForm Form(Webinar webinar, DateTime? start) => new(
        webinar.Id.Value.ToString(), webinar.Revision.ToString(CultureInfo.InvariantCulture), webinar.Title, webinar.CandidateId?.Value.ToString() ?? "", webinar.Description,
        start?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", start?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "",
        webinar.LengthMinutes.ToString(CultureInfo.InvariantCulture), webinar.JoinLink ?? "", webinar.RecordingLink ?? "", webinar.DocumentationLink ?? "");

    private static string? Safe(string? link) => WebLink.IsSafe(link) ? link : null;
}
