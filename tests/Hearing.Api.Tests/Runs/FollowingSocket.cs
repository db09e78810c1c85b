using System.IO.Compression;
using System.Net.WebSockets;
using System.Text.Json;
using Hearing.Domain.Contracts;
using static Hearing.Api.Tests.Patience;

namespace Hearing.Api.Tests.Runs;

/// <summary>A follower that only reads, as a page's script does.</summary>
public sealed class FollowingSocket(WebSocket socket) : IDisposable
{
    public WebSocket Socket { get; } = socket;

    /// <summary>Opens the stream of a room.</summary>
    public static async Task<FollowingSocket> OpenAsync(HearingApp app, string? mail, string room = "main", Action<Microsoft.AspNetCore.Http.HttpRequest>? change = null)
    {
        var client = app.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            if (mail is not null)
            {
                request.Headers.Cookie = app.CookieOf(mail);
            }

            change?.Invoke(request);
        };
        return new(await client.ConnectAsync(new Uri(app.Server.BaseAddress, $"/api/editions/dag/rooms/{room}/run"), Soon));
    }

    /// <summary>The next message; null when the other end has closed.</summary>
    public async Task<RunMessage?> NextAsync()
    {
        var text = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await Socket.ReceiveAsync(buffer, Soon);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                text.Position = 0;
                using var plain = part.MessageType == WebSocketMessageType.Binary ? new GZipStream(text, CompressionMode.Decompress) : (Stream)text;
                return await JsonSerializer.DeserializeAsync<RunMessage>(plain, WireJson.Options, Soon);
            }
        }
    }

    /// <summary>The revision of the next rundown, past heartbeats.</summary>
    public async Task<long> RevisionAsync()
    {
        while (true)
        {
            if ((await NextAsync())!.Rundown is { } rundown)
            {
                return rundown.Revision;
            }
        }
    }

    /// <summary>Whether the server ends the connection, in whatever way.</summary>
    public async Task<bool> IsCutOffAsync()
    {
        try
        {
            while (await NextAsync() is not null)
            {
            }

            return true;
        }
        catch (Exception cut) when (cut is IOException or WebSocketException)
        {
            return true;
        }
    }

    public Task SayAsync(string text) => Socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Soon);

    public void Dispose() => Socket.Dispose();
}
