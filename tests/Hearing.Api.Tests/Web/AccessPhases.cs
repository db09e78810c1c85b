using System.Net.Http.Json;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Web;

/// <summary>Brings the demo edition from one phase to the next in the way its people do.</summary>
internal static class AccessPhases
{
    public static async Task ReachAsync(AccessWorld world)
    {
        switch (world.Phase)
        {
            case Phase.Draft:
                break;
            case Phase.Published:
                await DoAsync(world, "/api/editions/demo/programmes", null);
                break;
            case Phase.Live:
                await DoAsync(world, "/api/editions/demo/rooms/main/run/commands", new CommandEnvelope(Guid.NewGuid(), 0, new StartRun()));
                break;
            case Phase.Deliberation:
                // Two commands, so that no request of the live phase reaches this revision: the server keeps rundowns by revision.
                foreach (var command in new RunCommand[] { new ShowMessage("Tack för i dag."), new FinishRun() })
                {
                    var run = await RundownAsync(world);
                    await DoAsync(world, "/api/editions/demo/rooms/main/run/commands", new CommandEnvelope(Guid.NewGuid(), run!.Revision, command, run.Cues[0].Id));
                }

                await ChangeAsync(world, edition =>
                {
                    edition.MarksOpenedAt = DateTimeOffset.UnixEpoch;
                    edition.MoveTo(Phase.Deliberation);
                });
                break;
            case Phase.Released:
                await ChangeAsync(world, edition => edition.Release(DateTimeOffset.UnixEpoch));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(world), world.Phase, null);
        }

        using var solve = await DoAsync(world, "/api/editions/demo/plan/solves", new SolveRequest());
        world.Ids["solve"] = (await solve.Content.ReadFromJsonAsync<SolveView>(WireJson.Options, AccessWorld.Cancel))!.Id.ToString();
        using var explanation = await DoAsync(world, "/api/editions/demo/plan/explanations", null);
        world.Ids["explanation"] = (await explanation.Content.ReadFromJsonAsync<ExplanationView>(WireJson.Options, AccessWorld.Cancel))!.Id.ToString();
    }

    private static Task<int> ChangeAsync(AccessWorld world, Action<Edition> change) => world.App.InDatabase(async db =>
    {
        change(await db.Editions.SingleAsync(e => e.Slug == AccessWorld.Slug, AccessWorld.Cancel));
        return await db.SaveChangesAsync(AccessWorld.Cancel);
    });

    /// <summary>The room's rundown; null while nothing is published.</summary>
    public static async Task<Rundown?> RundownAsync(AccessWorld world)
    {
        if (world.Phase == Phase.Draft)
        {
            return null;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/editions/demo/rooms/main/run") { Headers = { { "Cookie", world.Cookies['O'] } } };
        using var answer = await world.Client.SendAsync(request, AccessWorld.Cancel);
        return await answer.Content.ReadFromJsonAsync<Rundown>(WireJson.Options, AccessWorld.Cancel);
    }

    private static async Task<HttpResponseMessage> DoAsync(AccessWorld world, string address, object? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: WireJson.Options) };
        request.Headers.Add("Cookie", world.Cookies['O']);
        var answer = await world.Client.SendAsync(request, AccessWorld.Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(AccessWorld.Cancel)}");
        return answer;
    }
}
