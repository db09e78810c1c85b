using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning;

/// <summary>Why a session is where it is, and what another place would cost; all other sessions stay where they are.</summary>
internal static class SessionReasonEndpoints
{
    public static void Map(RouteGroupBuilder plan)
    {
        plan.MapGet("sessions/{session:guid}/reasons", ReasonsAsync).ProducesProblem(404).Needs(Right.Organise);
        plan.MapPost("sessions/{session:guid}/costs", CostAsync).ProducesProblem(404).Needs(Right.Organise);
    }

    private static async Task<SessionReasons> ReasonsAsync(Guid session, HearingDb db, EditionScope scope, CancellationToken cancel)
    {
        var plan = await LoadedPlan.LoadAsync(db, scope.Edition, cancel);
        return SessionReasons.Of(plan.Problem, plan.Plan, plan.Known(session));
    }

    private static async Task<PlacingCost> CostAsync(Guid session, Slot slot, HearingDb db, EditionScope scope, CancellationToken cancel)
    {
        var plan = await LoadedPlan.LoadAsync(db, scope.Edition, cancel);
        _ = scope.Edition.Room(slot.Room);
        return PlacingCost.Of(plan.Problem, plan.Plan, plan.Known(session), slot);
    }
}
