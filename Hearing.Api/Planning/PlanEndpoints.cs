using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hearing.Api.Planning;

/// <summary>The draft plan: read, edit, take over.</summary>
internal static class PlanEndpoints
{
    public static void Map(RouteGroupBuilder plan)
    {
        plan.MapGet("", ReadAsync).Needs(Right.Organise);
        plan.MapPut("", TakeOverAsync).Needs(Right.Organise);
        plan.MapPost("edits", EditAsync).Needs(Right.Organise);
    }

    /// <summary>The plan; 304 while it is that of <c>If-None-Match</c>, as open boards ask every other second.</summary>
    private static async Task<Results<Ok<PlanView>, StatusCodeHttpResult>> ReadAsync(HearingDb db, EditionScope scope, HttpContext http, CancellationToken cancel)
    {
        var asked = http.Request.Headers.IfNoneMatch.ToString();
        if (asked.Length > 0 && asked == $"\"{await LoadedPlan.RevisionAsync(db, scope.Edition, cancel)}\"")
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var plan = await LoadedPlan.LoadAsync(db, scope.Edition, cancel);
        http.Response.Headers.ETag = $"\"{plan.Revision}\"";
        return TypedResults.Ok(plan.View);
    }

    private static async Task<PlanView> TakeOverAsync(
        WholePlan body, HearingDb db, EditionScope scope, TimeProvider time, HttpContext http, CancellationToken cancel)
    {
        var plan = await LoadedPlan.LoadAsync(db, scope.Edition, cancel);
        RequireRevision(http.Request, plan, needed: true);
        plan.TakeOver(body);
        db.Note(scope.Edition.Id, time.GetUtcNow(), scope.Person?.Id, "plan-taken-over");
        await db.SaveChangesAsync(cancel);
        http.Response.Headers.ETag = $"\"{plan.Revision}\"";
        return plan.View;
    }

    private static async Task<PlanEdited> EditAsync(PlanEdit edit, HearingDb db, EditionScope scope, TimeProvider time, CancellationToken cancel)
    {
        var plan = await LoadedPlan.LoadAsync(db, scope.Edition, cancel);
        var session = plan.Apply(edit);
        db.Note(scope.Edition.Id, time.GetUtcNow(), scope.Person?.Id, "plan-edited", session.Id.Value.ToString());
        await db.SaveChangesAsync(cancel);
        return new(LoadedPlan.Planned(session), plan.Revision, plan.Warnings, plan.Score);
    }

    /// <summary>Compares <c>If-Match</c> with the plan.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.Stale"/>, or <see cref="RefusalCode.RevisionMissing"/> where one is needed.</exception>
    internal static void RequireRevision(HttpRequest request, LoadedPlan plan, bool needed)
    {
        var match = request.Headers.IfMatch.ToString();
        if (match.Length == 0 && needed)
        {
            throw new Refused(RefusalCode.RevisionMissing, "Send the plan's revision as If-Match.");
        }

        if (match.Length > 0 && match.Trim('"') != plan.Revision)
        {
            throw new Refused(RefusalCode.Stale, "The plan was changed by somebody else meanwhile.");
        }
    }
}
