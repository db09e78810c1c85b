using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Hearing.Api.Runs;
using Hearing.Domain;

namespace Hearing.Api.Floors.Janus;

/// <summary>
/// A room of Janus's video room plugin, with a handle that only listens: from its events comes who sends, at whichever node
/// (janus.conf.meetecho.com, "VideoRoom plugin documentation", version 1.1).
/// </summary>
internal sealed class JanusRoom : IFloorRoom
{
    private const int AlreadyExists = 427;

    /// <summary>Bits a second of one camera or screen at most: sizes of a simulcast together.</summary>
    private const int MostBits = 1_500_000;

    private readonly JanusLink _link;
    private readonly long _room;
    private readonly Action _changed;
    private readonly string? _recordings;
    private readonly CancellationTokenRegistration _lost;
    private ImmutableList<FloorFeed> _feeds = [];
    private long _listens;

    private JanusRoom(JanusLink link, long room, string? recordings, Action changed)
    {
        (_link, _room, _recordings, _changed) = (link, room, recordings, changed);
        _lost = link.Lost.Register(changed);
    }

    public bool IsThere => !_link.Lost.IsCancellationRequested;

    public IReadOnlyList<FloorFeed> Feeds => _feeds;

    public static async Task<JanusRoom> OpenAsync(JanusLink link, FollowedRoom place, string? recordings, Action changed, CancellationToken cancel)
    {
        var room = new JanusRoom(link, NumberOf(place), recordings, changed);
        room._listens = await link.AttachAsync(room.Hear, cancel);
        try
        {
            await link.SendAsync(room._listens, room.Creation(), null, cancel);
        }
        catch (FloorAway refused) when (refused.Data["Code"] is AlreadyExists)
        {
            // Another node has made it.
        }

        room.Hear(await link.SendAsync(room._listens, room.Join(RandomNumber(), "listens"), null, cancel));
        return room;
    }

    public async Task<(IFloorLine Line, string Answer)> SendAsync(PersonId person, FloorSource source, string offer, CancellationToken cancel)
    {
        var feed = RandomNumber();
        var (line, handle) = await LineAsync(feed, cancel);
        var join = Join(feed, $"{person.Value:N}/{source.ToString().ToLowerInvariant()}");
        join["request"] = "joinandconfigure";
        var answer = await StartAsync(line, () => _link.SendAsync(handle, join, new() { ["type"] = "offer", ["sdp"] = offer }, cancel));
        return (line, answer);
    }

    public async Task<(IFloorLine Line, string Offer)> ReceiveAsync(FloorFeed feed, CancellationToken cancel)
    {
        var number = long.Parse(feed.Id, CultureInfo.InvariantCulture);
        var (line, handle) = await LineAsync(number, cancel);
        var join = new JsonObject { ["request"] = "join", ["ptype"] = "subscriber", ["room"] = _room, ["streams"] = new JsonArray(new JsonObject { ["feed"] = number }) };
        var offer = await StartAsync(line, () => _link.SendAsync(handle, join, null, cancel));
        return (line, offer);
    }

    public async ValueTask DisposeAsync()
    {
        await _lost.DisposeAsync();
        if (IsThere)
        {
            await _link.DetachAsync(_listens);
        }
    }

    private async Task<(JanusLine Line, long Handle)> LineAsync(long feed, CancellationToken cancel)
    {
        var handle = await _link.AttachAsync(_ => { }, cancel);
        return (new(_link, handle, _room, feed, _recordings), handle);
    }

    /// <summary>The session description that the plugin answers with; the line is let go where there is none.</summary>
    private static async Task<string> StartAsync(JanusLine line, Func<Task<JsonObject>> ask)
    {
        try
        {
            var answer = await ask();
            line.Know(answer["plugindata"]?["data"]?["streams"]);
            return (string?)answer["jsep"]?["sdp"] ?? throw new FloorAway("The media server gave no session description.");
        }
        catch
        {
            await line.DisposeAsync();
            throw;
        }
    }

    /// <summary>What Janus tells of the room. It comes from one reader, one after another, and before that from the answer to joining.</summary>
    private void Hear(JsonObject message)
    {
        if (message["plugindata"]?["data"] is not JsonObject data)
        {
            return;
        }

        var feeds = _feeds;
        foreach (var sent in data["publishers"]?.AsArray() ?? [])
        {
            feeds = Feed(sent!) is { } feed && feeds.All(f => f.Id != feed.Id) ? feeds.Add(feed) : feeds;
        }

        feeds = feeds.RemoveAll(f => f.Id == Text(data["unpublished"]) || f.Id == Text(data["leaving"]));
        if ((string?)data["videoroom"] is "talking" or "stopped-talking")
        {
            var speaks = (string?)data["videoroom"] == "talking";
            feeds = [.. feeds.Select(f => f.Id == Text(data["id"]) ? f with { Speaks = speaks } : f)];
        }

        if (feeds != _feeds)
        {
            _feeds = feeds;
            _changed();
        }
    }

    private static FloorFeed? Feed(JsonNode sent) =>
        ((string?)sent["display"])?.Split('/') is [var person, var kind] && Guid.TryParseExact(person, "N", out var id) && Enum.TryParse<FloorSource>(kind, ignoreCase: true, out var source)
            ? new(Text(sent["id"])!, new PersonId(id), source, false) : null;

    private static string? Text(JsonNode? number) => number?.ToJsonString();

    private JsonObject Creation() => new()
    {
        ["request"] = "create",
        ["room"] = _room,
        ["is_private"] = true,
        ["publishers"] = 200,
        ["bitrate"] = MostBits,
        ["bitrate_cap"] = true,
        ["audiocodec"] = "opus",
        ["videocodec"] = "vp8",
        ["audiolevel_event"] = true,
        ["audio_active_packets"] = 15,
        ["audio_level_average"] = 45,
    };

    private JsonObject Join(long id, string display) =>
        new() { ["request"] = "join", ["ptype"] = "publisher", ["room"] = _room, ["id"] = id, ["display"] = display };

    /// <summary>The room's number, the same at every node.</summary>
    public static long NumberOf(FollowedRoom room) =>
        Number(SHA256.HashData(Encoding.UTF8.GetBytes($"{room.EditionId.Value:N}/{room.Room}")));

    private static long RandomNumber() => Number(RandomNumberGenerator.GetBytes(8));

    /// <summary>Whole numbers up to 2^52 are exact in every JSON reader.</summary>
    private static long Number(ReadOnlySpan<byte> bytes) => (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 12) + 1;
}
