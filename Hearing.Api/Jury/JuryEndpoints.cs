using System.Data;
using System.Globalization;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Jury;

internal static class JuryEndpoints
{
    public static void MapJuryEndpoints(this IEndpointRouteBuilder app)
    {
        var jury = app.MapGroup("/api/editions/{edition}/jury").KeptByNoCache();
        jury.MapGet("/desk", (JuryDesk desk, CancellationToken cancel) => desk.ViewAsync(cancel)).Needs(Right.Mark);
        jury.MapGet("/sheets", (JuryDesk desk, CancellationToken cancel) => desk.SheetsAsync(cancel)).Needs(Right.Mark);
        jury.MapGet("/sheets/{candidate:guid}", Read).Needs(Right.Mark);
        jury.MapPut("/sheets/{candidate:guid}", Write).Needs(Right.Mark);
        jury.MapPost("/conflicts", Declare).Needs(Right.Mark);
    }

    private static async Task<SheetView> Read(Guid candidate, JuryDesk desk, HttpResponse response, CancellationToken cancel) =>
        Tagged(response, await desk.SheetAsync(new(candidate), cancel));

    /// <summary>
    /// Stores a sheet. The conflict is looked for in the same transaction that stores, so that one declared meanwhile wins.
    /// </summary>
    private static async Task<SheetView> Write(
        Guid candidate, SheetContent content, HttpContext http, EditionScope scope, HearingDb db, TimeProvider clock, CancellationToken cancel)
    {
        var id = new CandidateId(candidate);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
        await JuryDesk.CheckOpenAsync(scope, db, id, cancel);
        var revision = Expected(http.Request);
        var sheet = await db.MarkSheets.FirstOrDefaultAsync(s => s.JurorId == scope.PersonId && s.CandidateId == id, cancel);
        if ((sheet?.Revision ?? 0) != revision)
        {
            throw new Refused(RefusalCode.Stale, "The sheet was changed on another device meanwhile.");
        }

        if (sheet is null)
        {
            sheet = new() { Id = Guid.CreateVersion7(), EditionId = scope.Edition.Id, JurorId = scope.PersonId, CandidateId = id };
            db.Add(sheet);
        }

        sheet.Write(content, scope.Edition, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Tagged(http.Response, JuryDesk.View(sheet));
    }

    private static async Task<IResult> Declare(ConflictDeclared declared, EditionScope scope, ConflictRecord record, CancellationToken cancel)
    {
        await record.DeclareAsync(scope, declared.CandidateId, declared.Reason, cancel);
        return TypedResults.NoContent();
    }

    private static SheetView Tagged(HttpResponse response, SheetView view)
    {
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{view.Revision}\"");
        return view;
    }

    private static long Expected(HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString().Trim();
        if (text.Length == 0)
        {
            throw new Refused(RefusalCode.RevisionMissing, "Send If-Match with the sheet's revision; \"0\" for the first.");
        }

        return long.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : throw new Refused(RefusalCode.Stale, "If-Match names no revision of this sheet.");
    }
}
