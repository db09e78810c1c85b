using System.Text;

namespace Hearing.Bench.Live;

/// <summary>What becomes of the bytes that came.</summary>
internal sealed unsafe partial class LoadClient
{
    private void Take(Follower follower, Span<byte> bytes, long at)
    {
        if (follower.State == State.Upgrading)
        {
            var end = bytes.IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                follower.Left = bytes.ToArray();
                return;
            }

            if (!bytes.StartsWith("HTTP/1.1 101"u8))
            {
                if (!ComesBack)
                {
                    throw new InvalidOperationException(Encoding.UTF8.GetString(bytes));
                }

                Lost(follower);
                return;
            }

            bytes = bytes[(end + 4)..];
            follower.State = State.Greeting;
            Greet(follower, null);
        }

        while (Frame.Read(bytes) is { } frame)
        {
            Take(follower, frame, bytes.Slice(frame.Start, frame.Length), at);
            bytes = bytes[(frame.Start + frame.Length)..];
        }

        follower.Left = bytes.ToArray();
    }

    private void Take(Follower follower, Frame frame, ReadOnlySpan<byte> payload, long at)
    {
        if (frame.Kind == Frame.Ping)
        {
            Send(follower.Socket, Frame.Masked(Frame.Pong, payload));
        }
        else if (frame.Kind is Frame.Text or Frame.Binary)
        {
            if (follower.State == State.Greeting)
            {
                Greet(follower, frame.Kind == Frame.Text ? Encoding.UTF8.GetString(payload) : "");
            }

            if (protocol.Answers is { } answers && payload.Length == 1 && payload[0] == answers[0])
            {
                Send(follower.Socket, Frame.Masked(Frame.Text, Encoding.ASCII.GetBytes([answers[^1]])));
            }
            else if (follower.State == State.Ready && NumberOf(payload, frame.Kind == Frame.Binary) is { } number && number > follower.Number)
            {
                (follower.Number, follower.At) = (number, at);
            }
        }
    }

    /// <summary>All followers get the same bytes: they are read once.</summary>
    private long? NumberOf(ReadOnlySpan<byte> payload, bool isBinary)
    {
        if (payload.SequenceEqual(_last.Bytes))
        {
            return _last.Number;
        }

        var bytes = payload.ToArray();
        var number = protocol.Number(bytes, isBinary);
        if (number is not null)
        {
            _last = (bytes, number);
        }

        return number;
    }

    private void Greet(Follower follower, string? frame)
    {
        var (say, isReady) = protocol.Greet(frame);
        if (say is not null)
        {
            Send(follower.Socket, Frame.Masked(Frame.Text, Encoding.UTF8.GetBytes(say)));
        }

        if (isReady)
        {
            (follower.State, follower.Tries) = (State.Ready, 0);
            Ready++;
        }
    }
}
