using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Hearing.Bench;

/// <summary>A follower reduced to its socket: says hello, follows, and notes when it first heard of a revision.</summary>
internal sealed partial class HubFollower : IDisposable
{
    private const char End = '\u001e';
    private static readonly byte[] _ping = Encoding.UTF8.GetBytes($$"""{"type":6}{{End}}""");
    private readonly ClientWebSocket _socket = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<long, long> _heard = [];
    private TaskCompletionSource _news = new();

    public static async Task<HubFollower> ConnectAsync(Uri server, string cookie, string edition, string room)
    {
        var follower = new HubFollower();
        follower._socket.Options.SetRequestHeader("Cookie", cookie);
        follower._socket.Options.SetRequestHeader("Origin", server.ToString().TrimEnd('/'));
        await follower._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/hubs/runs" }.Uri, CancellationToken.None);
        await follower.SendAsync($$"""{"protocol":"json","version":1}{{End}}""");
        await follower.SendAsync($$"""{"type":1,"invocationId":"1","target":"Follow","arguments":["{{edition}}","{{room}}"]}{{End}}""");
        return follower;
    }

    /// <summary>Reads until told to stop; answers with a ping now and then, so that it counts as alive.</summary>
    public async Task ReadAsync(CancellationToken stop)
    {
        var buffer = new byte[64 * 1024];
        var pinged = Stopwatch.GetTimestamp();
        var text = new StringBuilder();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer, stop);
                text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
                if (part.EndOfMessage)
                {
                    Note(text.ToString());
                    text.Clear();
                }

                if (Stopwatch.GetElapsedTime(pinged) > TimeSpan.FromSeconds(8))
                {
                    pinged = Stopwatch.GetTimestamp();
                    await _socket.SendAsync(_ping, WebSocketMessageType.Text, true, stop);
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException)
        {
            // What it has not heard by now counts as lost.
        }
    }

    /// <summary>When the revision was first heard of; null when it was not within the patience.</summary>
    public async Task<long?> HeardAsync(long revision, TimeSpan patience)
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < patience)
        {
            Task news;
            lock (_gate)
            {
                if (_heard.TryGetValue(revision, out var at))
                {
                    return at;
                }

                news = _news.Task;
            }

            await Task.WhenAny(news, Task.Delay(patience));
        }

        return null;
    }

    public void Dispose() => _socket.Dispose();

    private Task SendAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    private void Note(string text)
    {
        var now = Stopwatch.GetTimestamp();
        var revision = Revision().Match(text);
        if (!text.Contains("\"RundownChanged\"", StringComparison.Ordinal) || !revision.Success)
        {
            return;
        }

        lock (_gate)
        {
            _heard.TryAdd(long.Parse(revision.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), now);
            _news.TrySetResult();
            _news = new();
        }
    }

    [GeneratedRegex("\"revision\":([0-9]+)")]
    private static partial Regex Revision();
}
