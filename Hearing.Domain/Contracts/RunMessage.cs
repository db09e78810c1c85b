using System.Text.Json.Serialization;

namespace Hearing.Domain.Contracts;

/// <summary>
/// One message to a follower that only reads: <c>GET /api/editions/{edition}/rooms/{room}/run</c>, asked as a WebSocket (each message is
/// gzipped JSON in a binary frame) or with <c>Accept: text/event-stream</c> (each message is JSON, unnamed). Exactly one member is there.
/// The first message is the room's rundown as it is.
/// </summary>
/// <param name="Rundown">The run as it is now; it replaces whatever the follower knew.</param>
/// <param name="Heartbeat">Every four seconds: the newest revision.</param>
/// <param name="Time">The answer to the text frame <c>time</c>; over event streams nothing can be asked, <c>GET /api/time</c> says the same.</param>
/// <param name="Nudge">Something beside the run has changed (<c>questions</c>, <c>screens</c>): whoever shows it asks anew.</param>
public sealed record RunMessage(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Rundown? Rundown = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Heartbeat = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ServerTime? Time = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Nudge = null);
