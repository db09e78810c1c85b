using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Hearing.Bench.Films;

/// <summary>Sends by tus 1.0, signed in as the demo's organiser, and breaks off where it is told to.</summary>
internal sealed class TusSender : IDisposable
{
    private readonly Uri _url;
    private readonly string _candidate;

    private TusSender(Uri url, HttpClient client, string cookies, string candidate) => (_url, Client, Cookies, _candidate) = (url, client, cookies, candidate);

    public HttpClient Client { get; }

    public string Cookies { get; }

    public static async Task<TusSender> SignInAsync(BenchServer server)
    {
        var (client, cookies) = await server.SignedInAsync("organiser");
        client.DefaultRequestHeaders.Add("Tus-Resumable", "1.0.0");
        var films = await client.GetFromJsonAsync<JsonElement>("/api/editions/demo/films");
        return new(server.Url, client, cookies.GetCookieHeader(server.Url), films[0].GetProperty("candidateId").GetString()!);
    }

    public async Task<string> BeginAsync(long length)
    {
        static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/editions/demo/uploads");
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", $"candidate {Base64(_candidate)},kind {Base64("film")},filename {Base64("film.mp4")},title {Base64("Bench")}");
        using var answer = await Client.SendAsync(request);
        return answer.EnsureSuccessStatusCode().Headers.Location!.ToString();
    }

    public async Task<long> OffsetAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var answer = await Client.SendAsync(request);
        return long.Parse(answer.EnsureSuccessStatusCode().Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);
    }

    /// <summary>Sends what is missing; again where a line that was cut still brought something after it was asked how far it had come.</summary>
    public async Task FinishAsync(string address, byte[] bytes)
    {
        for (var isThere = false; !isThere;)
        {
            var offset = (int)await OffsetAsync(address);
            using var request = new HttpRequestMessage(HttpMethod.Patch, address) { Content = new ReadOnlyMemoryContent(bytes.AsMemory(offset)) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
            request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
            using var answer = await Client.SendAsync(request);
            isThere = answer.StatusCode == HttpStatusCode.Conflict ? false : answer.EnsureSuccessStatusCode().IsSuccessStatusCode;
        }
    }

    /// <summary>Sends so many bytes of the rest; then the line is cut, or something else ends it.</summary>
    public async Task BreakAsync(string address, long offset, ReadOnlyMemory<byte> bytes, int count, Func<Task>? otherwise)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, _url.Port);
        var head = $"PATCH {address} HTTP/1.1\r\nHost: {_url.Authority}\r\nCookie: {Cookies}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: {offset}\r\n"
            + $"Content-Type: application/offset+octet-stream\r\nContent-Length: {bytes.Length}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(head));
        for (var sent = 0; sent < count;)
        {
            sent += await socket.SendAsync(bytes[sent..count]);
        }

        await (otherwise?.Invoke() ?? Task.CompletedTask);
        socket.LingerState = new(enable: true, seconds: 0);
    }

    /// <summary>Waits until the upload was looked at; the answer is the film it became, null when it was refused.</summary>
    public async Task<string?> SettledAsync(string address)
    {
        while (true)
        {
            var view = await Client.GetFromJsonAsync<JsonElement>(address);
            if (view.GetProperty("state").GetString() is "taken" or "refused")
            {
                return view.TryGetProperty("became", out var became) ? became.GetString() : null;
            }

            await Task.Delay(100);
        }
    }

    /// <summary>SHA-256 of the film as it is handed out.</summary>
    public async Task<string> StoredAsync(string? film)
    {
        await using var stored = await Client.GetStreamAsync($"/api/editions/demo/films/{film}/file");
        return Convert.ToHexString(await SHA256.HashDataAsync(stored));
    }

    public void Dispose() => Client.Dispose();
}
