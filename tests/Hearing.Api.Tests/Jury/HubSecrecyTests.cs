using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using Hearing.Api.Tests.Runs;
using Hearing.Domain.Contracts;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using static Hearing.Api.Tests.Patience;

namespace Hearing.Api.Tests.Jury;

/// <summary>What the hub says: the snapshot, each new rundown, and the facts that organisers get.</summary>
public sealed class HubSecrecyTests : IAsyncLifetime
{
    private readonly SecretYear _year = new();

    public async ValueTask InitializeAsync() => await _year.BeginAsync();

    public ValueTask DisposeAsync() => _year.DisposeAsync();

    [Fact]
    public async Task Nothing_that_followers_are_told_tells_a_secret_and_those_without_access_are_told_nothing()
    {
        var app = _year.Jury.App;
        var heard = Channel.CreateUnbounded<(string Who, string What, string Text)>();
        var followers = _year.Outsiders().Where(o => o.Name is not ("stranger" or SecretYear.Withdrawn))
            .Concat(new[] { JuryApp.Chair, JuryApp.Juror, HearingApp.Organiser }.Select(mail => (mail, app.As(mail)))).ToList();
        var hubs = new List<HubConnection>();
        foreach (var (name, client) in followers)
        {
            var hub = Listening(RunningEdition.HubBy(app.Server, client.DefaultRequestHeaders.GetValues("Cookie").Single()), name, heard.Writer);
            hubs.Add(hub);
            await hub.StartAsync(Soon);
            await heard.Writer.WriteAsync((name, "Follow", (await hub.InvokeAsync<JsonElement>("Follow", "jury", "main", Soon)).GetRawText()), Soon);
        }

        var started = await app.As(HearingApp.Organiser).PostAsJsonAsync(
            "/api/editions/jury/rooms/main/run/commands", new CommandEnvelope(Guid.NewGuid(), 0, new StartRun(), null), WireJson.Options, JuryApp.Cancel);
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);

        // Each hears its snapshot and the new rundown, the organiser the fact besides.
        var said = new List<(string Who, string What, string Text)>();
        while (said.Count < (2 * followers.Count) + 1)
        {
            said.Add(await heard.Reader.ReadAsync(Soon));
        }

        Assert.Equal([HearingApp.Organiser], said.Where(s => s.What == "FactAppended").Select(s => s.Who));
        Assert.All(said.Where(s => s.What != "FactAppended"), s => Assert.Contains("main", s.Text, StringComparison.Ordinal));
        Assert.Empty(said.Where(s => SecretYear.Tells(s.Text)).Select(s => $"{s.Who} {s.What}"));
        foreach (var hub in hubs)
        {
            await hub.DisposeAsync();
        }

        await using var withdrawn = RunningEdition.Hub(app, SecretYear.Withdrawn);
        await withdrawn.StartAsync(Soon);
        await Assert.ThrowsAsync<HubException>(() => withdrawn.InvokeAsync<JsonElement>("Follow", "jury", "main", Soon));
    }

    private static HubConnection Listening(HubConnection hub, string name, ChannelWriter<(string Who, string What, string Text)> heard)
    {
        foreach (var what in new[] { "RundownChanged", "FactAppended" })
        {
            hub.On<JsonElement, long>(what, (told, _) => heard.WriteAsync((name, what, told.GetRawText())).AsTask());
        }

        return hub;
    }
}
