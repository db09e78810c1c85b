using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;

namespace Hearing.Api.Runs;

internal static class RunEndpoints
{
    public static void MapRunEndpoints(this IEndpointRouteBuilder app)
    {
        var run = app.MapGroup("/api/editions/{edition}/rooms/{room}/run");
        run.MapGet("", ReadAsync).Needs(Right.FollowLive);
        run.MapPost("commands", CommandAsync).Needs(Right.RunHold).Produces<RunAnswer>().ProducesProblem(409).ProducesProblem(422);
        app.MapGet("/api/time", (RunClock clock, HttpResponse response) =>
        {
            var received = clock.Now;
            response.Headers.CacheControl = "no-store";
            return new ServerTime(received, clock.Now);
        }).ForEveryone();
    }

    private static async Task<Rundown> ReadAsync(string room, EditionScope scope, RunLoading loading, HttpResponse response, CancellationToken cancel)
    {
        response.Headers.CacheControl = "no-store";
        return (await loading.LoadAsync(scope.Edition, scope.RoomToFollow(room), cancel)).Rundown();
    }

    private static async Task<IResult> CommandAsync(
        string room, CommandEnvelope command, RunCommanding commanding, RunLoading loading, EditionScope scope, HttpContext http, CancellationToken cancel)
    {
        try
        {
            return TypedResults.Ok(await commanding.TakeAsync(room, command, http.User, cancel));
        }
        catch (Refused refused) when (refused.Code is RefusalCode.RevisionChanged or RefusalCode.CueChanged)
        {
            var now = (await loading.LoadAsync(scope.Edition, room, cancel)).Rundown();
            return TypedResults.Problem(refused.Message, statusCode: 409, title: refused.Message, extensions: new Dictionary<string, object?>
            {
                ["code"] = refused.CodeText,
                ["revision"] = now.Revision,
                ["rundown"] = now,
            });
        }
    }
}
