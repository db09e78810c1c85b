namespace Hearing.Bench.Live;

/// <summary>A WebSocket frame in a buffer.</summary>
internal readonly record struct Frame(int Kind, int Start, int Length)
{
    public const int Text = 1, Binary = 2, Ping = 9, Pong = 10;

    /// <summary>The first whole frame; null when there is none yet.</summary>
    public static Frame? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2)
        {
            return null;
        }

        var (start, length) = (bytes[1] & 127) switch
        {
            126 => bytes.Length < 4 ? (0, -1) : (4, System.Buffers.Binary.BinaryPrimitives.ReadUInt16BigEndian(bytes[2..])),
            127 => bytes.Length < 10 ? (0, -1) : (10, (int)System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[2..])),
            var small => (2, small),
        };
        return length < 0 || bytes.Length < start + length ? null : new(bytes[0] & 15, start, length);
    }

    /// <summary>A client's short frame; its mask is zero, which a server must take and which changes nothing.</summary>
    public static byte[] Masked(int kind, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[payload.Length < 126 ? 6 + payload.Length : 8 + payload.Length];
        frame[0] = (byte)(0x80 | kind);
        if (payload.Length < 126)
        {
            frame[1] = (byte)(0x80 | payload.Length);
        }
        else
        {
            (frame[1], frame[2], frame[3]) = (0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length);
        }

        payload.CopyTo(frame.AsSpan(frame.Length - payload.Length));
        return frame;
    }
}
