using System.Text.Json;
using Hearing.Api.Runs;
using Hearing.Domain;

namespace Hearing.Api.Floors;

/// <summary>
/// The engine that carries cameras, microphones and screens. It knows no rights: whoever calls it has asked <see cref="FloorRelay"/>'s rules before.
/// </summary>
internal interface IFloor
{
    /// <summary>Whether it carries anything: false where a meeting link is all there is.</summary>
    bool Carries { get; }

    /// <summary>Opens a room at the engine, waiting until the engine answers.</summary>
    /// <param name="changed">Told when what is sent there has changed, from whichever node, or when the room is lost.</param>
    /// <exception cref="FloorAway">The engine does not answer.</exception>
    Task<IFloorRoom> OpenAsync(FollowedRoom room, Action changed, CancellationToken cancel);
}

/// <summary>A room at the engine, until the engine is lost.</summary>
internal interface IFloorRoom : IAsyncDisposable
{
    /// <summary>False once the connection to the engine is lost; then nothing of the room is left.</summary>
    bool IsThere { get; }

    /// <summary>Everything that is sent in the room now, the earliest first.</summary>
    IReadOnlyList<FloorFeed> Feeds { get; }

    /// <summary>Begins to send: the line and the answer to the browser's offer.</summary>
    Task<(IFloorLine Line, string Answer)> SendAsync(PersonId person, FloorSource source, string offer, CancellationToken cancel);

    /// <summary>Begins to receive: the line and the offer to the browser.</summary>
    Task<(IFloorLine Line, string Offer)> ReceiveAsync(FloorFeed feed, CancellationToken cancel);
}

/// <summary>What somebody sends, and from where.</summary>
internal enum FloorSource
{
    /// <summary>A camera with its microphone.</summary>
    Camera,
    Screen,
    /// <summary>A microphone at the desk of the green room.</summary>
    Desk,
}

/// <summary>What one person sends from one source.</summary>
internal sealed record FloorFeed(string Id, PersonId Person, FloorSource Source, bool Speaks)
{
    public bool IsScreen => Source == FloorSource.Screen;

    public bool IsFromDesk => Source == FloorSource.Desk;
}

/// <summary>A browser's line to the engine, one way. Disposed it ends at once.</summary>
internal interface IFloorLine : IAsyncDisposable
{
    /// <summary>The browser's answer to the engine's offer.</summary>
    Task AnswerAsync(string answer, CancellationToken cancel);

    /// <summary>The browser's ICE candidates; null ends them.</summary>
    Task TrickleAsync(IReadOnlyList<JsonElement> candidates, CancellationToken cancel);

    /// <summary>Lets the microphone of a line that sends be heard, or not.</summary>
    Task HearAsync(bool isHeard, CancellationToken cancel);

    /// <summary>Records what a line sends from now on in files of that name, one for sound and one for picture, and ends what was recorded before; null ends it alone.</summary>
    Task RecordAsync(string? name, CancellationToken cancel);

    /// <summary>How large a received picture is: 2 the largest, 1, 0, or -1 for none.</summary>
    Task PreferAsync(int size, CancellationToken cancel);
}

/// <summary>The engine does not answer, or said no to what it was asked.</summary>
internal sealed class FloorAway(string message, Exception? inner = null) : Exception(message, inner);
