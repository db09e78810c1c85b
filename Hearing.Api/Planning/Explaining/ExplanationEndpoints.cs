using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hearing.Api.Planning.Explaining;

/// <summary>Having it explained why not all sessions fit. It is followed and stopped like a solve.</summary>
internal static class ExplanationEndpoints
{
    private const string Where = "Explanations live where solves live: 404 is gone, 421 (elsewhere) is another node's.";

    public static void Map(RouteGroupBuilder plan)
    {
        plan.MapPost("explanations", StartAsync).Needs(Right.Organise);
        plan.MapGet("explanations/{id:guid}", (Guid id, Solves solves, EditionScope scope) => solves.Get<Explanation>(scope.Edition.Id, id).Seen())
            .ProducesProblem(404).ProducesProblem(421).WithDescription(Where).Needs(Right.Organise);
        plan.MapDelete("explanations/{id:guid}", (Guid id, Solves solves, EditionScope scope) => solves.Get<Explanation>(scope.Edition.Id, id).Stop())
            .ProducesProblem(404).ProducesProblem(421).WithDescription(Where).Needs(Right.Organise);
    }

    private static async Task<Accepted<ExplanationView>> StartAsync(HearingDb db, EditionScope scope, Solves solves, CancellationToken cancel)
    {
        var plan = await LoadedPlan.LoadAsync(db, scope.Edition, cancel);
        var explanation = solves.Explain(scope.Edition.Id, plan.Problem, plan.Plan);
        return TypedResults.Accepted($"/api/editions/{scope.Edition.Slug}/plan/explanations/{explanation.Id}", explanation.Seen());
    }
}
