using System.Diagnostics;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Hearing.Browser.Tests.Runs.Nodes;
using Hearing.Browser.Tests.Setup;

namespace Hearing.Browser.Tests.Films;

/// <summary>The pages' own tus client against the real server, over a line that is cut, and a server that ends without warning.</summary>
[Trait(Lane.Name, Lane.Patient)]
public sealed class UploadKillTests : IAsyncLifetime
{
    private const int Cuts = 8, Kills = 2, Padding = 24 << 20;
    private PaddedFilm _film = null!;
    private Server _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await DemoServer.NewAsync();
        await _server.StartAsync();
        _film = await PaddedFilm.MakeAsync(Padding);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _film.Dispose();
    }

    [Fact]
    public async Task Cut_and_killed_at_random_the_stored_film_is_byte_for_byte_the_one_that_was_sent()
    {
        using var organiser = await CommandClient.SignInAsync(_server.Url);
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = organiser.Cookies }) { BaseAddress = _server.Url };
        var films = await client.GetFromJsonAsync<JsonElement>("/api/editions/demo/films", TestContext.Current.CancellationToken);
        var candidate = films[0].GetProperty("candidateId").GetString()!;
        await using var line = new CuttingProxy(_server.Url.Port);
        using var sender = Send(line.Port, organiser.Cookies.GetCookieHeader(_server.Url), candidate);
        await HarmAsync(line, sender);
        var said = await sender.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await sender.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(sender.ExitCode == 0, await sender.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));

        var film = "";
        await Eventually.Holds("the film is taken", async () =>
        {
            var upload = await client.GetFromJsonAsync<JsonElement>(said.Trim());
            Assert.NotEqual("refused", upload.GetProperty("state").GetString());
            film = upload.TryGetProperty("became", out var became) ? became.GetString() : null;
            return film is not null;
        });
        await using var stored = await client.GetStreamAsync($"/api/editions/demo/films/{film}/file", TestContext.Current.CancellationToken);
        await using var sent = File.OpenRead(_film.Path);
        Assert.Equal(
            Convert.ToHexString(await SHA256.HashDataAsync(sent, TestContext.Current.CancellationToken)), Convert.ToHexString(await SHA256.HashDataAsync(stored, TestContext.Current.CancellationToken)));
    }

    /// <summary>Cuts and kills as the file gets on, at places that nobody chose.</summary>
    private async Task HarmAsync(CuttingProxy line, Process sender)
    {
        var places = Enumerable.Range(0, Cuts + Kills).Select(_ => Random.Shared.NextInt64(Padding)).Order().ToList();
        var kills = Enumerable.Range(0, Cuts + Kills).OrderBy(_ => Random.Shared.Next()).Take(Kills).ToHashSet();
        foreach (var (place, number) in places.Select((p, i) => (p, i)))
        {
            line.FastUntil = place;
            await Eventually.Holds("the file gets on", () => Task.FromResult(line.Bytes >= place || sender.HasExited));
            Assert.False(sender.HasExited && number < Cuts, "The file was there before anything came between.");
            if (kills.Contains(number))
            {
                await _server.KillAsync();
                await _server.StartAsync();
            }
            else
            {
                line.Cut();
            }
        }

        line.FastUntil = long.MaxValue;
    }

    private Process Send(int port, string cookies, string candidate) => Process.Start(new ProcessStartInfo("node",
    [
        Path.Combine(Here.Root, "tests", "Hearing.Browser.Tests", "Films", "send.mjs"), $"http://localhost:{port}/api/editions/demo/uploads", cookies, _film.Path,
        JsonSerializer.Serialize(new { candidate, kind = "film", filename = "film.mp4", title = "Avbruten film" }),
    ])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
