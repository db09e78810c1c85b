using System.Net.WebSockets;

namespace Hearing.Api.Runs;

/// <summary>
/// A follower that only reads. It never makes the sender wait: while a message is on its way, only the newest of what comes next is kept,
/// so that a slow or frozen follower costs one message and harms nobody.
/// </summary>
internal abstract class StreamFollower(RunClock clock)
{
    private readonly Lock _lock = new();
    private bool _isSending;
    private long _order;
    private Shown? _rundown;
    private readonly Dictionary<string, StreamFrame> _nudges = [];
    private StreamFrame? _beat;
    private DateTimeOffset? _asked;

    /// <summary>Sends the rundown unless this follower has it or a newer one.</summary>
    public void Offer(Shown shown)
    {
        lock (_lock)
        {
            if (shown.Order <= _order)
            {
                return;
            }

            (_order, _rundown) = (shown.Order, shown);
            if (_isSending)
            {
                return;
            }

            _isSending = true;
        }

        SendOn();
    }

    /// <summary>Sends the heartbeat; one that is still waiting says so by its absence.</summary>
    public void Beat(StreamFrame beat)
    {
        lock (_lock)
        {
            _beat = beat;
            if (_isSending)
            {
                return;
            }

            _isSending = true;
        }

        SendOn();
    }

    /// <summary>Says that something beside the run has changed; of several of one kind that wait, one is sent.</summary>
    public void Nudge(string what, StreamFrame frame)
    {
        lock (_lock)
        {
            _nudges[what] = frame;
            if (_isSending)
            {
                return;
            }

            _isSending = true;
        }

        SendOn();
    }

    /// <summary>Answers with the clock when the question came and when the answer leaves.</summary>
    public void AnswerTime(DateTimeOffset asked)
    {
        lock (_lock)
        {
            _asked = asked;
            if (_isSending)
            {
                return;
            }

            _isSending = true;
        }

        SendOn();
    }

    protected abstract ValueTask WriteAsync(StreamFrame frame);

    /// <summary>The other end is gone, or does not take anything any more.</summary>
    protected abstract void Close();

    private void SendOn()
    {
        try
        {
            while (Next() is { } frame)
            {
                var sending = WriteAsync(frame);
                if (!sending.IsCompletedSuccessfully)
                {
                    _ = WaitAsync(sending);
                    return;
                }
            }
        }
        catch (Exception failed) when (IsLoss(failed))
        {
            Close();
        }
    }

    private async Task WaitAsync(ValueTask sending)
    {
        try
        {
            await sending;
            SendOn();
        }
        catch (Exception failed) when (IsLoss(failed))
        {
            Close();
        }
    }

    private StreamFrame? Next()
    {
        lock (_lock)
        {
            if (_asked is { } asked)
            {
                _asked = null;
                return StreamFrame.Of(new(Time: new(asked, clock.Now)));
            }

            if (_rundown is { } shown)
            {
                (_rundown, _beat) = (null, null);
                return shown.Frame;
            }

            if (_nudges.Keys.FirstOrDefault() is { } what)
            {
                _nudges.Remove(what, out var nudge);
                return nudge;
            }

            var beat = _beat;
            _beat = null;
            _isSending = beat is not null;
            return beat;
        }
    }

    /// <summary>What a connection that ends throws, wherever it is noticed.</summary>
    protected static bool IsLoss(Exception exception) =>
        exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException;
}

/// <summary>A follower over a WebSocket. It may ask for the time and nothing else.</summary>
internal sealed class SocketFollower(WebSocket socket, RunClock clock, Action close) : StreamFollower(clock)
{
    private readonly RunClock _clock = clock;

    protected override ValueTask WriteAsync(StreamFrame frame) =>
        socket.SendAsync(frame.Socket, frame.IsBinary ? WebSocketMessageType.Binary : WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    protected override void Close() => close();

    /// <summary>Reads until the other end goes, or says what it may not.</summary>
    public async Task ReadAsync(Func<bool> mayCall, CancellationToken cancel)
    {
        var buffer = new byte[16];
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), cancel) is { MessageType: WebSocketMessageType.Text } part)
            {
                var asked = _clock.Now;
                if (!part.EndOfMessage || !buffer.AsSpan(0, part.Count).SequenceEqual("time"u8) || !mayCall())
                {
                    break;
                }

                AnswerTime(asked);
            }

            await socket.CloseOutputAsync(socket.State == WebSocketState.CloseReceived ? WebSocketCloseStatus.NormalClosure : WebSocketCloseStatus.PolicyViolation, null, cancel);
        }
        catch (Exception failed) when (IsLoss(failed))
        {
            // The connection was lost: the follower comes back by itself.
        }
    }
}

/// <summary>A follower over server-sent events, where WebSockets are blocked.</summary>
internal sealed class EventFollower(HttpResponse response, RunClock clock, Action close) : StreamFollower(clock)
{
    protected override async ValueTask WriteAsync(StreamFrame frame) => await response.BodyWriter.WriteAsync(frame.Event, response.HttpContext.RequestAborted);

    protected override void Close() => close();
}
