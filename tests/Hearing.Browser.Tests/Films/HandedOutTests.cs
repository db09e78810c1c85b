using System.Security.Cryptography;
using System.Text.Json;
using Hearing.Browser.Tests.Runs.Nodes;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Films;

/// <summary>Films handed out by a real nginx, as deploy/nginx.conf shows it.</summary>
[Trait(Lane.Name, Lane.Patient)]
public sealed class HandedOutTests(Chromium chromium) : OwnServerTest(chromium)
{
    [Fact]
    public async Task Nginx_hands_films_out_in_pieces_under_the_digest_to_those_alone_whom_the_server_lets()
    {
        await using var nginx = new NginxServer(Server.Url) { Films = Path.Combine(Server.DataDirectory, "films") };
        await nginx.StartAsync();
        var organiser = await SignedInAsync(Server, "organiser");
        var films = JsonElement.Parse(await (await organiser.APIRequest.GetAsync(new Uri(nginx.Url, "/api/editions/demo/films").ToString())).TextAsync());
        var address = new Uri(nginx.Url, $"/api/editions/demo/films/{films[0].GetProperty("id").GetString()}/file").ToString();

        var whole = await organiser.APIRequest.GetAsync(address);
        var bytes = await whole.BodyAsync();
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal((200, $"\"{digest}\"", "video/mp4"), (whole.Status, whole.Headers["etag"], whole.Headers["content-type"]));
        Assert.Equal(films[0].GetProperty("sizeBytes").GetInt64(), bytes.Length);
        Assert.Contains("private", whole.Headers["cache-control"], StringComparison.Ordinal);

        var piece = await GetAsync(organiser, address, ("Range", "bytes=1000-1999"), ("If-Range", $"\"{digest}\""));
        Assert.Equal((206, $"bytes 1000-1999/{bytes.Length}"), (piece.Status, piece.Headers["content-range"]));
        Assert.Equal(bytes[1000..2000], await piece.BodyAsync());
        Assert.Equal(200, (await GetAsync(organiser, address, ("Range", "bytes=1000-1999"), ("If-Range", "\"another\""))).Status);
        Assert.Equal(304, (await GetAsync(organiser, address, ("If-None-Match", $"\"{digest}\""))).Status);

        var stranger = await StrangerAsync(Server);
        Assert.Equal(404, (await stranger.APIRequest.GetAsync(address)).Status);
        Assert.Equal(404, (await organiser.APIRequest.GetAsync(new Uri(nginx.Url, $"/_films/{digest[..2]}/{digest}").ToString())).Status);
    }

    protected override Task<Server> MakeServerAsync() => DemoServer.NewAsync(new() { ["Hearing__Films__AccelPrefix"] = "/_films/" });

    private static Task<IAPIResponse> GetAsync(IPage page, string address, params (string Name, string Value)[] headers) =>
        page.APIRequest.GetAsync(address, new() { Headers = headers.ToDictionary(h => h.Name, h => h.Value) });
}
