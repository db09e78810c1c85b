using System.Buffers.Binary;
using System.Text.Json;

namespace Hearing.Api.Floors.Recording;

/// <summary>The beginning of one of Janus's files: eight letters, a length, and a JSON object with the instants in µs since 1970 (Janus, "Recordings", version 2 of the format).</summary>
internal static class TapeHeader
{
    private const int Magic = 8, LongestHeader = 16 * 1024;

    /// <summary>When the first frame was written; null when nothing was, or the file is none of Janus's.</summary>
    public static DateTimeOffset? BeganAt(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[Magic + 2];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan(0, 7).SequenceEqual("MJR0000"u8))
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(Magic));
        var json = new byte[Math.Min((int)length, LongestHeader)];
        if (file.ReadAtLeast(json, json.Length, throwOnEndOfStream: false) < json.Length)
        {
            return null;
        }

        try
        {
            using var header = JsonDocument.Parse(json);
            return header.RootElement.TryGetProperty("u", out var first) && first.TryGetInt64(out var microseconds) && microseconds > 0
                ? DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
