using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hearing.Api.Floors.Janus;

/// <summary>
/// One session with a Janus server over its WebSocket protocol (janus.conf.meetecho.com, "JavaScript API and WebSockets interface"): requests are
/// answered by their transaction, events come by the handle they are about. Once it is lost it stays lost.
/// </summary>
internal sealed class JanusLink : IDisposable
{
    /// <summary>Janus forgets a session after 60 s without a sign of life.</summary>
    private static readonly TimeSpan _keepAlive = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _lost = new();
    private readonly ConcurrentDictionary<string, (TaskCompletionSource<JsonObject> Answer, bool HasEvent)> _asked = new();
    private readonly ConcurrentDictionary<long, Action<JsonObject>> _handles = new();
    private readonly string _secret;
    private long _session;
    private long _transactions;

    private JanusLink(string secret) => _secret = secret;

    /// <summary>Cancelled when the connection is lost.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <exception cref="FloorAway">The server does not answer.</exception>
    public static async Task<JanusLink> ConnectAsync(Uri address, string secret, CancellationToken cancel)
    {
        var link = new JanusLink(secret);
        try
        {
            using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            bounded.CancelAfter(_patience);
            link._socket.Options.AddSubProtocol("janus-protocol");
            await link._socket.ConnectAsync(address, bounded.Token);
            _ = link.ReadAsync();
            link._session = (long)(await link.AskAsync(new() { ["janus"] = "create" }, cancel))["data"]!["id"]!;
            _ = link.KeepAliveAsync();
            return link;
        }
        catch (Exception failed) when (failed is WebSocketException or OperationCanceledException or FloorAway && !cancel.IsCancellationRequested)
        {
            link.Dispose();
            throw new FloorAway("The media server does not answer.", failed);
        }
    }

    /// <summary>Attaches a handle of the video room; its events are told one after another.</summary>
    public async Task<long> AttachAsync(Action<JsonObject> hear, CancellationToken cancel)
    {
        var handle = (long)(await AskAsync(new() { ["janus"] = "attach", ["plugin"] = "janus.plugin.videoroom" }, cancel))["data"]!["id"]!;
        _handles[handle] = hear;
        return handle;
    }

    /// <summary>Sends a message to a handle's plugin; the event or answer that it gives.</summary>
    /// <exception cref="FloorAway">The connection is lost, nothing came in time, or the plugin said no: its number is in <see cref="Exception.Data"/>.</exception>
    public async Task<JsonObject> SendAsync(long handle, JsonObject body, JsonObject? jsep, CancellationToken cancel)
    {
        var request = new JsonObject { ["janus"] = "message", ["handle_id"] = handle, ["body"] = body };
        if (jsep is not null)
        {
            request["jsep"] = jsep;
        }

        var answer = await AskAsync(request, cancel);
        if (answer["plugindata"]?["data"] is JsonObject data && data["error_code"] is { } number)
        {
            throw new FloorAway($"The media server said no: {data["error"]}") { Data = { ["Code"] = (int)number } };
        }

        return answer;
    }

    public Task TrickleAsync(long handle, IReadOnlyList<JsonElement> candidates, CancellationToken cancel) => AskAsync(
        new() { ["janus"] = "trickle", ["handle_id"] = handle, ["candidates"] = new JsonArray([.. candidates.Select(Candidate)]) }, cancel);

    /// <summary>Lets go of a handle; nothing more is heard of it.</summary>
    public async Task DetachAsync(long handle)
    {
        _handles.TryRemove(handle, out _);
        if (!_lost.IsCancellationRequested)
        {
            await AskAsync(new() { ["janus"] = "detach", ["handle_id"] = handle }, CancellationToken.None);
        }
    }

    public void Dispose()
    {
        Lose();
        _socket.Dispose();
    }

    private static JsonObject Candidate(JsonElement candidate) =>
        candidate.ValueKind == JsonValueKind.Object ? JsonObject.Create(candidate)! : new JsonObject { ["completed"] = true };

    private async Task<JsonObject> AskAsync(JsonObject request, CancellationToken cancel)
    {
        var transaction = Interlocked.Increment(ref _transactions).ToString("x", null);
        var answer = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        // A message to a plugin is acknowledged and then answered by an event; all else is answered at once, a sign of life by "ack" alone.
        _asked[transaction] = (answer, (string?)request["janus"] == "message");
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancel, _lost.Token);
        bounded.CancelAfter(_patience);
        await using var gone = bounded.Token.Register(() => answer.TrySetCanceled());
        try
        {
            await WriteAsync(request, transaction, bounded.Token);
            return await answer.Task;
        }
        catch (Exception failed) when (failed is OperationCanceledException or WebSocketException or ObjectDisposedException && !cancel.IsCancellationRequested)
        {
            throw new FloorAway("The media server does not answer.", failed);
        }
        finally
        {
            _asked.TryRemove(transaction, out _);
        }
    }

    private async Task WriteAsync(JsonObject request, string transaction, CancellationToken cancel)
    {
        request["transaction"] = transaction;
        request["apisecret"] = _secret;
        if (_session != 0)
        {
            request["session_id"] = _session;
        }

        await _sending.WaitAsync(cancel);
        try
        {
            await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(request), WebSocketMessageType.Text, true, cancel);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task KeepAliveAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(_keepAlive);
            while (await timer.WaitForNextTickAsync(_lost.Token))
            {
                await AskAsync(new() { ["janus"] = "keepalive" }, CancellationToken.None);
            }
        }
        catch (Exception failed) when (failed is FloorAway or OperationCanceledException)
        {
            Lose();
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (await _socket.ReceiveAsync(buffer.AsMemory(), _lost.Token) is { MessageType: not WebSocketMessageType.Close } part)
            {
                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Take(JsonNode.Parse(message.GetBuffer().AsSpan(0, (int)message.Length))!.AsObject());
                    message.SetLength(0);
                }
            }
        }
        catch (Exception failed) when (failed is WebSocketException or OperationCanceledException or ObjectDisposedException or JsonException)
        {
        }

        Lose();
    }

    private void Take(JsonObject message)
    {
        var kind = (string?)message["janus"];
        var transaction = (string?)message["transaction"];
        if (kind == "timeout")
        {
            Lose();
        }
        else if (transaction is not null && _asked.TryGetValue(transaction, out var asked))
        {
            Answer(kind, message, asked);
        }
        else if ((long?)message["sender"] is { } sender && _handles.TryGetValue(sender, out var hear))
        {
            hear(message);
        }
    }

    private static void Answer(string? kind, JsonObject message, (TaskCompletionSource<JsonObject> Answer, bool HasEvent) asked)
    {
        if (kind == "error")
        {
            asked.Answer.TrySetException(new FloorAway($"The media server said no: {message["error"]?["reason"]}") { Data = { ["Code"] = (int?)message["error"]?["code"] } });
        }
        else if (kind != "ack" || !asked.HasEvent)
        {
            asked.Answer.TrySetResult(message);
        }
    }

    private void Lose()
    {
        if (!_lost.IsCancellationRequested)
        {
            _lost.Cancel();
        }
    }
}
