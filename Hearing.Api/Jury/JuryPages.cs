using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Jury;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Jury;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Jury;

internal static class JuryPages
{
    public static void MapJuryPages(this IEndpointRouteBuilder app)
    {
        var jury = app.MapGroup("/{edition}/jury").KeptByNoCache();
        jury.MapGet("", Desk).Needs(Right.Mark).ContinuesInWebAssembly();
        jury.MapPost("/conflicts", Declare).AsForm().Needs(Right.Mark).ContinuesInWebAssembly();
        app.MapGet("/{edition}/jury/desk-worker.js", Worker).ForEveryone();
        jury.MapGet("/overview", ShowOverview).Needs(Right.Deliberate);
    }

    private static async Task<IResult> Desk(JuryDesk desk, CancellationToken cancel) =>
        Page.Of<DeskPage>(new { Model = new DeskPage.DeskModel(await desk.ViewAsync(cancel)) });

    /// <summary>The desk's service worker: a script without anybody's data, served here so that it has this edition's desk as its scope.</summary>
    private static FileStreamHttpResult Worker(string edition, IWebHostEnvironment environment, HttpResponse response)
    {
        response.Headers["Service-Worker-Allowed"] = $"/{edition}/jury";
        response.Headers.CacheControl = "no-cache";
        var file = environment.WebRootFileProvider.GetFileInfo("js/desk-worker.js");
        return TypedResults.Stream(file.CreateReadStream(), "text/javascript");
    }

    private static async Task<IResult> Declare(HttpRequest request, EditionScope scope, ConflictRecord record, JuryDesk desk, CancellationToken cancel)
    {
        var form = await request.ReadFormAsync(cancel);
        var reason = form["reason"].ToString();
        var candidate = Guid.TryParse(form["candidate"], out var id) ? new CandidateId(id) : default;
        try
        {
            if (form["sure"] != "yes")
            {
                throw new Refused(RefusalCode.Invalid, "Declaring a conflict is confirmed.", "NotSure");
            }

            await record.DeclareAsync(scope, candidate, reason, cancel);
        }
        catch (Refused refused) when (refused.Code == RefusalCode.Invalid)
        {
            var typed = new DeskPage.RefusedConflict(candidate, reason, refused.Reason ?? "ReasonMissing");
            return Page.Of<DeskPage>(new { Model = new DeskPage.DeskModel(await desk.ViewAsync(cancel), typed) }, 422);
        }

        return new SeeOther($"/{scope.Edition.Slug}/jury");
    }

    private static async Task<IResult> ShowOverview(EditionScope scope, HearingDb db, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var rows = edition.MarksOpenedAt is null ? null : await RowsAsync(scope, db, cancel);
        var decided = rows is null ? [] : await DecidedAsync(scope, db, cancel);
        return Page.Of<OverviewPage>(new
        {
            Model = new OverviewPage.OverviewModel(
                edition.Slug, edition.Name, scope.Access.Allows(Right.Decide), edition.Quorum, edition.Criteria, rows, decided),
        });
    }

    private static async Task<Dictionary<CandidateId, OverviewPage.DecidedRow>> DecidedAsync(EditionScope scope, HearingDb db, CancellationToken cancel)
    {
        var edition = scope.Edition.Id;
        var closed = scope.Access.Conflicts;
        var names = await db.People.Where(p => p.EditionId == edition).OrderBy(p => p.Order).Select(p => new { p.Id, p.Name }).ToListAsync(cancel);
        var awards = await db.Awards.Where(a => a.EditionId == edition && !closed.Contains(a.CandidateId)).ToListAsync(cancel);
        return awards.ToDictionary(a => a.CandidateId, a => new OverviewPage.DecidedRow(a.Kind, [.. names.Where(n => a.TookPart.Contains(n.Id)).Select(n => n.Name)]));
    }

    private static async Task<IReadOnlyList<OverviewRow>> RowsAsync(EditionScope scope, HearingDb db, CancellationToken cancel)
    {
        var edition = scope.Edition.Id;
        var closed = scope.Access.Conflicts;
        var sheets = await db.MarkSheets.Where(s => s.EditionId == edition && !closed.Contains(s.CandidateId)).ToListAsync(cancel);
        var writers = sheets.Select(s => s.JurorId).ToHashSet();
        var jurors = (await db.People.Where(p => p.EditionId == edition).ToListAsync(cancel))
            .Where(p => p.IsSittingJuror || writers.Contains(p.Id)).ToList();
        return Overview.Of(
            scope.Access, scope.Edition, await db.Candidates.Where(c => c.EditionId == edition).ToListAsync(cancel), jurors, sheets,
            await db.Conflicts.Where(c => c.EditionId == edition).ToListAsync(cancel));
    }
}
