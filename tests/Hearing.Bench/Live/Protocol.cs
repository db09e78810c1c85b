using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Hearing.Bench.Live;

/// <summary>How one kind of server is greeted, and what its messages say.</summary>
/// <param name="Path">What is asked for in the handshake.</param>
/// <param name="Greet">What to say when a frame comes before the connection is ready: null says nothing, and whether it is ready now.</param>
/// <param name="Number">The number of the state that a frame brings; null for other frames.</param>
internal sealed partial record Protocol(string Path, Func<string?, (string? Say, bool IsReady)> Greet, Func<byte[], bool, long?> Number, string? Answers = null)
{
    private const char End = '\u001e';

    /// <summary>A peer that sends text beginning with eight digits.</summary>
    public static Protocol Plain { get; } = new("/", _ => (null, true), (bytes, _) => long.Parse(Encoding.ASCII.GetString(bytes, 0, 8), CultureInfo.InvariantCulture));

    public static Protocol SocketIo { get; } = new(
        "/socket.io/?EIO=4&transport=websocket",
        frame => frame switch { null => (null, false), ['0', ..] => ("40", false), _ => (null, frame.StartsWith("40", StringComparison.Ordinal)) },
        (bytes, _) => Encoding.ASCII.GetString(bytes) is ['4', '2', ..] text ? long.Parse(text.AsSpan(text.IndexOf(',', StringComparison.Ordinal) + 2, 8), CultureInfo.InvariantCulture) : null,
        Answers: "2→3");

    /// <summary>The product's stream of a room.</summary>
    public static Protocol Stream(string edition, string room) => new(
        $"/api/editions/{edition}/rooms/{room}/run", frame => (null, frame is not null),
        (bytes, isBinary) => isBinary ? Revision(Unpacked(bytes)) : null);

    /// <summary>The product's SignalR hub.</summary>
    public static Protocol Hub(string edition, string room) => new(
        "/hubs/runs",
        frame => frame switch
        {
            null => ($$"""{"protocol":"json","version":1}{{End}}""", false),
            _ when frame.StartsWith("{}", StringComparison.Ordinal) => ($$"""{"type":1,"invocationId":"1","target":"Follow","arguments":["{{edition}}","{{room}}"]}{{End}}""", false),
            _ => (null, frame.Contains("\"type\":3", StringComparison.Ordinal)),
        },
        (bytes, _) => Encoding.UTF8.GetString(bytes) is var text && text.Contains("\"RundownChanged\"", StringComparison.Ordinal) ? Revision(text) : null);

    private static long? Revision(string text) =>
        RevisionMember().Match(text) is { Success: true } match ? long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    private static string Unpacked(byte[] bytes)
    {
        using var plain = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        return plain.ReadToEnd();
    }

    [GeneratedRegex("\"revision\":([0-9]+)")]
    private static partial Regex RevisionMember();
}
