using System.IO.Compression;
using System.Net.WebSockets;
using System.Text.Json;

namespace Hearing.Browser.Tests.Runs.Nodes;

/// <summary>A follower as the pages' script is one: reconnects for ever with growing, spread pauses, and takes silence for loss.</summary>
internal sealed class StreamFollower : IAsyncDisposable
{
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(13);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _following;
    private long _revision = -1;
    private int _nudges;

    public StreamFollower(Uri site, string cookies) => _following = FollowAsync(new UriBuilder(site) { Scheme = "ws", Path = "/api/editions/demo/rooms/main/run" }.Uri, cookies);

    /// <summary>The newest revision that was told; -1 before the first.</summary>
    public long Revision => Volatile.Read(ref _revision);

    /// <summary>How often it was told that something beside the run had changed.</summary>
    public int Nudges => Volatile.Read(ref _nudges);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _following;
        _end.Dispose();
    }

    private async Task FollowAsync(Uri address, string cookies)
    {
        for (var tries = 0; !_end.IsCancellationRequested; tries++)
        {
            try
            {
                using var socket = new ClientWebSocket();
                socket.Options.SetRequestHeader("Cookie", cookies);
                await socket.ConnectAsync(address, _end.Token);
                tries = 0;
                await ReadAsync(socket);
            }
            catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException)
            {
                var wait = Math.Min(8000, 300 * Math.Pow(2, Math.Min(tries, 6))) * (0.5 + Random.Shared.NextDouble() / 2);
                await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(wait), _end.Token));
            }
        }
    }

    private async Task ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var message = new MemoryStream();
        while (true)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
            patience.CancelAfter(_silence);
            var part = await socket.ReceiveAsync(buffer, patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                Take(message, part.MessageType);
                message.SetLength(0);
            }
        }
    }

    private void Take(MemoryStream message, WebSocketMessageType type)
    {
        message.Position = 0;
        using Stream plain = type == WebSocketMessageType.Binary ? new GZipStream(message, CompressionMode.Decompress, leaveOpen: true) : new MemoryStream(message.ToArray());
        using var json = JsonDocument.Parse(plain);
        if (json.RootElement.TryGetProperty("rundown", out var rundown))
        {
            Volatile.Write(ref _revision, rundown.GetProperty("revision").GetInt64());
        }
        else if (json.RootElement.TryGetProperty("nudge", out _))
        {
            Interlocked.Increment(ref _nudges);
        }
    }
}
