using System.Globalization;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Planning;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hearing.Api.Planning;

/// <summary>The page on why a session is where it is, where another place can be asked about.</summary>
internal static class SessionReasonPages
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/{edition}/plan/sessions/{session:guid}", ShowAsync).Needs(Right.Organise);

    private static async Task<RazorComponentResult<SessionReasonPage>> ShowAsync(
        Guid session, HttpRequest request, HearingDb db, EditionScope scope, CancellationToken cancel)
    {
        var plan = await LoadedPlan.LoadAsync(db, scope.Edition, cancel);
        var id = plan.Known(session);
        var query = request.Query;
        var asked = query.ContainsKey("start");
        var slot = asked ? Read(plan, query["date"], query["room"], query["start"]) : null;
        return Page.Of<SessionReasonPage>(new
        {
            Model = new SessionReasonPage.ReasonModel(
                scope.Edition.Slug, scope.Edition.Name, plan.View, SessionReasons.Of(plan.Problem, plan.Plan, id),
                slot is null ? null : PlacingCost.Of(plan.Problem, plan.Plan, id, slot), new(query["date"], query["room"], query["start"], asked && slot is null)),
        }, asked && slot is null ? 422 : 200);
    }

    private static Slot? Read(LoadedPlan plan, string? date, string? room, string? start) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && TimeOnly.TryParseExact(start, ["HH:mm", "H:mm", "HH.mm", "H.mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
        && plan.Edition.Rooms.Any(r => r.Slug == room) ? new(room!, day, at) : null;
}
