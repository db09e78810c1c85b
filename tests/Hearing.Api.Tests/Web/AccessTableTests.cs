using System.Reflection;
using System.Text.RegularExpressions;
using Hearing.Api.Floors;
using Hearing.Api.Runs;
using Hearing.Api.Tests.Runs;
using Hearing.Domain.Editions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Hearing.Api.Tests.Web;

/// <summary>One server for the tests of the table, moved from phase to phase.</summary>
public sealed class AccessWorlds : IAsyncDisposable
{
    private AccessWorld? _world;

    internal async Task<AccessWorld> InAsync(Phase phase)
    {
        _world ??= await AccessWorld.MakeAsync();
        _world.Enter(phase);
        return _world;
    }

    public ValueTask DisposeAsync() => _world?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed partial class AccessTableTests(AccessWorlds worlds) : IClassFixture<AccessWorlds>
{
    private const string Callers = "SCcGJXHKTOPDdW";
    private const string PhaseLetters = "DPLBR";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_endpoint_stands_in_the_table_and_nothing_else_does()
    {
        using var app = new HearingApp { Settings = { ["Hearing:Demo"] = "true" } };
        var real = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(IsOwn).SelectMany(Names).ToHashSet();
        var listed = AccessTable.Endpoints.Select(row => row.Endpoint).ToHashSet();
        Assert.True(real.SetEquals(listed), $"not listed: {string.Join("; ", real.Except(listed).Order())}\nnot there: {string.Join("; ", listed.Except(real).Order())}");
    }

    [Fact]
    public void Every_hub_method_stands_in_the_table() => Assert.Equal(
        AccessTable.HubMethods.Select(m => m.Method).Concat(AccessTable.FloorMethods).Order(),
        new[] { typeof(RunsHub), typeof(FloorHub) }.SelectMany(hub => hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.GetBaseDefinition().DeclaringType == hub).Select(m => m.Name)).Order());

    [Fact]
    public void Every_row_can_succeed_in_some_phase_for_somebody() => Assert.All(
        AccessTable.Endpoints.Where(r => !r.Endpoint.Contains("path}", StringComparison.Ordinal)),
        row => Assert.Contains(PhaseLetters, phase => ByPhase(row.Who, phase).Length > 0 && ByPhase(row.Answer, phase)[0] is '2' or '3'));

    [Theory]
    [InlineData(Phase.Draft)]
    [InlineData(Phase.Published)]
    [InlineData(Phase.Live)]
    [InlineData(Phase.Deliberation)]
    [InlineData(Phase.Released)]
    public async Task Each_cell_of_the_table_is_what_the_server_answers(Phase phase)
    {
        var world = await worlds.InAsync(phase);
        var wrong = new List<string>();
        foreach (var row in AccessTable.Endpoints)
        {
            var (who, answer) = (ByPhase(row.Who, PhaseLetters[(int)phase]), ByPhase(row.Answer, PhaseLetters[(int)phase]));
            var reference = who == "*" ? 'O' : who[0];
            var send = await AccessRequests.PrepareAsync(world, row, reference);
            foreach (var caller in Callers)
            {
                var isAllowed = who == "*" || who.Contains(caller, StringComparison.Ordinal);
                using var request = (row.IsOwn && isAllowed && caller != reference ? await AccessRequests.PrepareAsync(world, row, caller) : send)(caller);
                using var got = await world.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
                if (Fault(world, row, isAllowed ? answer : Refusal(row, caller), isAllowed, got) is { } fault)
                {
                    wrong.Add($"{caller} {row.Endpoint}{(row.Address is null ? "" : $" ({row.Address})")}: {fault}{await WordsAsync(got)}");
                }

                if (request.Method != HttpMethod.Get && (int)got.StatusCode < 400)
                {
                    world.Restore();
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} cells in {phase}:\n{string.Join("\n", wrong)}");
    }

    [Theory]
    [InlineData(Phase.Draft)]
    [InlineData(Phase.Live)]
    [InlineData(Phase.Released)]
    public async Task Each_hub_method_answers_its_callers_and_refuses_the_others(Phase phase)
    {
        var world = await worlds.InAsync(phase);
        foreach (var (method, who, refusal) in AccessTable.HubMethods)
        {
            foreach (var caller in Callers)
            {
                await using var hub = RunningEdition.HubBy(world.App.Server, world.Cookies[caller]);
                if (caller == 'S')
                {
                    await Assert.ThrowsAnyAsync<Exception>(() => hub.StartAsync(Cancel));
                    continue;
                }

                await hub.StartAsync(Cancel);
                object?[] arguments = method switch { "Follow" => [AccessWorld.Slug, "main"], "FollowPlan" => [AccessWorld.Slug], _ => [] };
                var call = () => hub.InvokeCoreAsync(method, typeof(object), arguments, Cancel);
                if (!who.Contains(caller, StringComparison.Ordinal))
                {
                    Assert.Contains(refusal, (await Assert.ThrowsAsync<HubException>(call)).Message, StringComparison.Ordinal);
                }
                else if (phase == Phase.Draft && method == "Follow")
                {
                    Assert.Contains("not-found", (await Assert.ThrowsAsync<HubException>(call)).Message, StringComparison.Ordinal);
                }
                else
                {
                    Assert.Equal(method == "FollowPlan", await call() is null);
                }
            }
        }
    }

    [Fact]
    public async Task What_a_conflict_closes_is_missing_from_lists_that_the_juror_may_open()
    {
        (string Address, string Word, char Reader, string Closed)[] lists =
        [
            ("/api/editions/demo/jury/desk", AccessWorld.MaterialWord, 'J', "XK"),
            ("/api/editions/demo/jury/sheets", AccessWorld.NoteWord, 'J', "XK"),
            ("/demo/jury/overview", AccessWorld.NoteWord, 'J', "XK"),
            ("/demo/jury", AccessWorld.MaterialWord, 'J', "XK"),
            ("/demo/jury/protocol", AccessWorld.MotivationWord, 'J', "XK"),
            ("/demo/jury/decision", AccessWorld.MotivationWord, 'H', "K"),
            ("/demo/jury/release", AccessWorld.MotivationWord, 'H', "K"),
            ("/api/editions/demo/export?include=jury", AccessWorld.NoteWord, 'H', "K"),
            ("/api/editions/demo/films", AccessWorld.MaterialWord, 'P', "XKc"),
            ("/api/editions/demo/documents/certificates.pdf", AccessWorld.MotivationWord, 'J', "XK"),
        ];
        var world = await worlds.InAsync(Phase.Deliberation);
        foreach (var (address, word, reader, closed) in lists)
        {
            Assert.True((await ReadAsync(world, reader, address)).Contains(word, StringComparison.Ordinal), $"{reader} misses {word} at {address}");
            foreach (var caller in closed)
            {
                Assert.False((await ReadAsync(world, caller, address)).Contains(word, StringComparison.Ordinal), $"{caller} finds {word} at {address}");
            }
        }
    }

    [Fact]
    public async Task The_calendar_of_somebody_whose_access_was_withdrawn_is_closed()
    {
        var world = await worlds.InAsync(Phase.Published);
        using var open = await world.Client.GetAsync($"/calendar/{new string('g', 32)}.ics", Cancel);
        using var closed = await world.Client.GetAsync($"/calendar/{new string('w', 32)}.ics", Cancel);
        Assert.Equal((200, 404), ((int)open.StatusCode, (int)closed.StatusCode));
    }

    private static async Task<string> ReadAsync(AccessWorld world, char caller, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Cookie", world.Cookies[caller] } } };
        using var answer = await world.Client.SendAsync(request, Cancel);
        Assert.Equal(200, (int)answer.StatusCode);
        return Jury.Answer.Prerendered(System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)));
    }

    /// <summary>What all get who may not: a browser without a sign-in is asked for one.</summary>
    private static string Refusal(AccessRow row, char caller) => row.Denied == 403 && caller == 'S' ? "401" : $"{row.Denied}";

    private static string? Fault(AccessWorld world, AccessRow row, string expected, bool isAllowed, HttpResponseMessage got)
    {
        if ($"{(int)got.StatusCode}" != expected)
        {
            return $"{expected} expected, {(int)got.StatusCode} answered";
        }

        if (!isAllowed || row.To is null || (int)got.StatusCode >= 400)
        {
            return null;
        }

        var to = row.To.Split('|').Select(t => AccessRequests.Filled(world, t));
        var place = got.Headers.Location?.OriginalString.Split('?', '#')[0];
        return to.Contains(place) ? null : $"leads to {place}";
    }

    /// <summary>For a cell that is wrong: what the page says went wrong.</summary>
    private static async Task<string> WordsAsync(HttpResponseMessage got) => string.Concat(
        Alert().Matches(await got.Content.ReadAsStringAsync(Cancel)).Select(m => " | " + Tags().Replace(m.Value, " ").ReplaceLineEndings(" ")).DefaultIfEmpty(got.Headers.Location?.ToString()));

    /// <summary>Of <c>DP:422 303</c> what holds in a phase.</summary>
    private static string ByPhase(string text, char phase)
    {
        var parts = text.Split(' ');
        return parts.Where(p => p.Contains(':', StringComparison.Ordinal)).Select(p => p.Split(':')).FirstOrDefault(p => p[0].Contains(phase, StringComparison.Ordinal))?[1]
            ?? parts.Single(p => !p.Contains(':', StringComparison.Ordinal));
    }

    /// <summary>Files made by the build and the hub's connections are no endpoints of ours.</summary>
    private static bool IsOwn(RouteEndpoint endpoint) =>
        !endpoint.Metadata.Any(m => m.GetType().Name is "StaticAssetDescriptor" or "HubMetadata" or "NegotiateMetadata")
        && endpoint.RoutePattern.RawText is { } text && !text.StartsWith("/_framework", StringComparison.Ordinal) && !text.StartsWith("/hubs/", StringComparison.Ordinal);

    private static IEnumerable<string> Names(RouteEndpoint endpoint)
    {
        var text = Constraint().Replace("/" + endpoint.RoutePattern.RawText!.Trim('/'), "}");
        return (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => $"{method} {text}");
    }

    [GeneratedRegex("<[^>]*(notice error|class=\"error|field-error)[^>]*>.*?</(div|p|span)>", RegexOptions.Singleline)]
    private static partial Regex Alert();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@":[a-z]+\}")]
    private static partial Regex Constraint();
}
