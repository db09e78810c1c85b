using System.Globalization;
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
        run.MapGet("", ReadAsync).Needs(Right.FollowLive).Produces<Rundown>().Produces<RunMessage>(contentType: "text/event-stream");
        run.MapPost("commands", CommandAsync).Needs(Right.RunHold).Produces<RunAnswer>().ProducesProblem(409).ProducesProblem(422);
        run.MapGet("commands/{id:guid}", OutcomeAsync).Needs(Right.RunHold).Produces<RunAnswer>().Produces(204);
        run.MapGet("desk", DeskAsync).Needs(Right.RunAll);
        app.MapGet("/api/time", (RunClock clock, HttpResponse response) =>
        {
            var received = clock.Now;
            response.Headers.CacheControl = "no-store";
            return new ServerTime(received, clock.Now);
        }).ForEveryone();
    }

    /// <summary>Told once, or from now on to who asks for a stream.</summary>
    private static Task<IResult> ReadAsync(string room, EditionScope scope, RunLoading loading, RunStreams streams, HttpContext http) => RunStreams.IsAskedFor(http.Request)
        ? streams.TellAsync(new(scope.Edition.Id, scope.Edition.Slug, scope.RoomToFollow(room)), scope.Access.Roles, http)
        : ReadOnceAsync(room, scope, loading, http);

    private static async Task<IResult> ReadOnceAsync(string room, EditionScope scope, RunLoading loading, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok((await loading.LoadAsync(scope.Edition, scope.RoomToFollow(room), http.RequestAborted)).Rundown());
    }

    private static async Task<RunDesk> DeskAsync(string room, EditionScope scope, DeskReading desk, HttpResponse response, CancellationToken cancel)
    {
        response.Headers.CacheControl = "no-store";
        return await desk.ReadAsync(scope.Edition, room, cancel);
    }

    /// <summary>What a command whose answer was lost has written; no content when it never arrived or was refused.</summary>
    private static async Task<IResult> OutcomeAsync(
        string room, Guid id, EditionScope scope, RunLoading loading, HttpResponse response, CancellationToken cancel)
    {
        response.Headers.CacheControl = "no-store";
        var run = await loading.LoadAsync(scope.Edition, room, cancel);
        return run.Stored.FirstOrDefault(f => f.CommandId == id) is { } known
            ? TypedResults.Ok(new RunAnswer(known.Revision, RunJson.Fact(known.Body), run.Rundown(known.Revision)))
            : TypedResults.NoContent();
    }

    private static async Task<IResult> CommandAsync(
        string room, CommandEnvelope command, RunCommanding commanding, RunLoading loading, EditionScope scope, TimeProvider time, HttpContext http, CancellationToken cancel)
    {
        var begun = time.GetTimestamp();
        try
        {
            var answer = await commanding.TakeAsync(room, command, http.User, cancel);
            http.Response.Headers["Server-Timing"] = string.Create(CultureInfo.InvariantCulture, $"commit;dur={time.GetElapsedTime(begun).TotalMilliseconds:0.000}");
            return TypedResults.Ok(answer);
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
