using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hearing.Api.Planning;

/// <summary>Having a plan made. A solve never changes the plan: its answer is taken over with PUT.</summary>
internal static class SolveEndpoints
{
    private const string Where =
        "Solves live in the memory of the node that made them: 404 is gone, 421 (elsewhere) is another node's. Ask with the cookie that keeps you on one node, or start anew.";

    public static void Map(RouteGroupBuilder plan)
    {
        plan.MapPost("solves", StartAsync).Needs(Right.Organise);
        plan.MapGet("solves/{id:guid}", (Guid id, Solves solves, EditionScope scope) => solves.Get<Solve>(scope.Edition.Id, id).Seen())
            .ProducesProblem(404).ProducesProblem(421).WithDescription(Where).Needs(Right.Organise);
        plan.MapDelete("solves/{id:guid}", (Guid id, Solves solves, EditionScope scope) => solves.Get<Solve>(scope.Edition.Id, id).Stop())
            .ProducesProblem(404).ProducesProblem(421).WithDescription(Where).Needs(Right.Organise);
    }

    private static async Task<Accepted<SolveView>> StartAsync(
        SolveRequest request, HearingDb db, EditionScope scope, Solves solves, TimeProvider time, CancellationToken cancel)
    {
        if (request is not { Seconds: >= 1 and <= 600, Workers: 1 or 2 })
        {
            throw new Refused(RefusalCode.Invalid, "A solve takes 1 to 600 seconds and 1 or 2 workers.");
        }

        if (request.Alternatives is < 0 or > PlanAlternative.Most || request is { Alternatives: > 0, Keep: not null })
        {
            throw new Refused(RefusalCode.Invalid, "A solve looks for 0 to 3 alternatives, and for none where the plan is kept.");
        }

        var plan = await LoadedPlan.LoadAsync(db, scope.Edition, cancel);
        var solve = solves.Start(scope.Edition.Id, plan.Asked(request, time.GetUtcNow()), plan.Plan, request);
        return TypedResults.Accepted($"/api/editions/{scope.Edition.Slug}/plan/solves/{solve.Id}", solve.Seen());
    }
}
