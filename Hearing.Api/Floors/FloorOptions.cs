namespace Hearing.Api.Floors;

/// <summary>Configuration under <c>Hearing:Floor</c>: the media server that carries cameras and microphones. Without one, meeting links are the way.</summary>
public sealed class FloorOptions
{
    /// <summary>Address of a Janus server's WebSocket, <c>ws://</c> or <c>wss://</c>; only this server talks to it.</summary>
    public Uri? Janus { get; set; }

    /// <summary>Janus's <c>api_secret</c>.</summary>
    public string JanusSecret { get; set; } = "";

    /// <summary>
    /// The folder that Janus writes recordings to, by the same path there and here; null where nothing is recorded. Janus's user writes in it,
    /// this server's reads and deletes.
    /// </summary>
    public string? Recordings { get; set; }

    /// <summary>Whether cues can be recorded.</summary>
    public bool MayRecord => Janus is not null && Recordings is { Length: > 0 };

    /// <summary>Address of a TURN server as browsers take it, such as <c>turns:turn.example.se:443?transport=tcp</c>.</summary>
    public string? Turn { get; set; }

    /// <summary>The TURN server's <c>static-auth-secret</c>, from which short-lived credentials are made.</summary>
    public string TurnSecret { get; set; } = "";
}
