using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Runs;

/// <summary>A room's run as this node shows it: written once for each way in which it is sent, however many follow.</summary>
/// <param name="Order">Grows with each state of the room that this node has shown, so that nobody is shown an older one again.</param>
internal sealed record Shown(FollowedRoom Room, RunMark Mark, Rundown Rundown, long Order, long Stamp)
{
    private readonly Lazy<byte[]> _text = new(() => JsonSerializer.SerializeToUtf8Bytes(new RunMessage(Rundown), WireJson.Options));

    public StreamFrame Frame => field ??= StreamFrame.Packed(_text.Value);

    public bool SaysTheSameAs(Shown other) => Mark == other.Mark && (Rundown.Status != RunStatus.NotStarted || _text.Value.AsSpan().SequenceEqual(other._text.Value));
}

/// <summary>A message to followers that only read, as bytes for either kind of stream.</summary>
internal sealed class StreamFrame
{
    private StreamFrame(byte[] text, byte[]? packed)
    {
        byte[] lines = [.. "data: "u8, .. text, .. "\n\n"u8];
        (Socket, IsBinary, Event) = (packed ?? text, packed is not null, lines);
    }

    public ReadOnlyMemory<byte> Socket { get; }

    public bool IsBinary { get; }

    public ReadOnlyMemory<byte> Event { get; }

    public static StreamFrame Of(RunMessage message) => new(JsonSerializer.SerializeToUtf8Bytes(message, WireJson.Options), null);

    /// <summary>Gzipped for WebSockets: a day's rundown shrinks to a tenth, once for all instead of in every connection.</summary>
    public static StreamFrame Packed(byte[] text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(text);
        }

        return new(text, packed.ToArray());
    }
}

/// <summary>What is shown of each room that somebody follows. Another node makes the same from the facts.</summary>
internal sealed class ShownRooms(TimeProvider time)
{
    private readonly ConcurrentDictionary<FollowedRoom, Shown> _rooms = new();
    private readonly ConcurrentDictionary<FollowedRoom, SemaphoreSlim> _turns = new();
    private readonly Lock _lock = new();

    /// <summary>The turn to load a room, held until it is disposed.</summary>
    public async Task<IDisposable> TurnAsync(FollowedRoom room, CancellationToken cancel)
    {
        var turn = _turns.GetOrAdd(room, _ => new(1));
        await turn.WaitAsync(cancel);
        return new Place(() => turn.Release());
    }

    /// <summary>
    /// What is shown of the room if it is as far as that mark; null when it is not. Before the start, while programme and films may
    /// still change, it holds as long as a heartbeat.
    /// </summary>
    public Shown? Find(FollowedRoom room, RunMark mark) =>
        _rooms.TryGetValue(room, out var kept) && kept.Mark.RunId == mark.RunId && kept.Mark.Revision >= mark.Revision
        && (kept.Rundown.Status != RunStatus.NotStarted || time.GetElapsedTime(kept.Stamp) < Heartbeats.Every) ? kept : null;

    /// <summary>The newest that was shown of a room that somebody has asked for.</summary>
    public Shown Newest(FollowedRoom room) => _rooms[room];

    /// <summary>The order of what is shown of the room now: asked before the database is, it tells whether something came meanwhile.</summary>
    public long OrderOf(FollowedRoom room) => _rooms.GetValueOrDefault(room)?.Order ?? 0;

    /// <summary>
    /// Shows this from now on, unless a later state of the same run is known, or another run's was shown <paramref name="since"/> that order;
    /// the answer is what is to be shown.
    /// </summary>
    public Shown Keep(FollowedRoom room, RunMark mark, Rundown rundown, long since = long.MaxValue)
    {
        lock (_lock)
        {
            var known = _rooms.GetValueOrDefault(room);
            if (known is not null && (known.Mark.RunId == mark.RunId ? known.Mark.Revision > mark.Revision : known.Order > since))
            {
                return known;
            }

            var next = new Shown(room, mark, rundown, (known?.Order ?? 0) + 1, time.GetTimestamp());
            return _rooms[room] = known?.SaysTheSameAs(next) == true ? known with { Stamp = next.Stamp } : next;
        }
    }
}
