using System.Text.Json;
using System.Text.Json.Serialization;
using Hearing.Domain.Floors;

namespace Hearing.Domain.Contracts;

/// <summary>How the engine that carries cameras and microphones is, as the pages say it.</summary>
public enum FloorHealth
{
    /// <summary>It answers.</summary>
    There,
    /// <summary>It does not answer; the run goes on, and what was sent comes back by itself.</summary>
    Away,
}

/// <summary>Whether the room is recorded, as every page of it says.</summary>
public enum RecordingMark
{
    /// <summary>Nothing is recorded, and nothing to come is chosen for it.</summary>
    None,
    /// <summary>Something to come will be recorded.</summary>
    Comes,
    /// <summary>Who has agreed to it is recorded while they send.</summary>
    Now,
}

/// <summary>What the hub <c>/hubs/floor</c> tells a device in the room, in the order in which it happens: the closed family.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(FloorState), "state")]
[JsonDerivedType(typeof(FloorOffer), "offer")]
[JsonDerivedType(typeof(FloorClosed), "closed")]
[JsonDerivedType(typeof(FloorStopped), "stopped")]
public abstract record FloorMessage;

/// <summary>A server that helps media through a network: STUN or TURN with short-lived credentials, as browsers take it.</summary>
public sealed record IceServer(string Urls, string Username, string Credential);

/// <summary>Somebody who sends where the device's owner perceives it.</summary>
/// <param name="Feed">The name of what is sent: one of a camera with its microphone, or one of a screen.</param>
/// <param name="Place">Where it is sent, as the receiver perceives it.</param>
/// <param name="IsScreen">Whether it is a screen.</param>
/// <param name="IsLarge">Whether its picture is sent to this device; of the others only the sound is.</param>
/// <param name="Speaks">Whether sound was heard from it right now.</param>
public sealed record FloorSender(string Feed, string Name, FloorPlaces Place, bool IsScreen, bool IsLarge, bool Speaks);

/// <summary>All that a page shows of the floor. It replaces what was told before.</summary>
/// <param name="Sends">Where the device's owner is seen and heard if they send; none when they may not.</param>
/// <param name="May">What they may send now.</param>
/// <param name="Hears">The places that they perceive.</param>
/// <param name="Senders">Who sends there, the largest first, without themselves.</param>
/// <param name="Waiting">Who waits in the green room that they perceive without sending anything, as far as this node knows.</param>
/// <param name="Recording">Whether the room is recorded.</param>
/// <param name="Agrees">Whether the device's owner has agreed to be recorded.</param>
public sealed record FloorState(
    FloorHealth Health, FloorPlaces Sends, Media May, FloorPlaces Hears, IReadOnlyList<FloorSender> Senders, IReadOnlyList<string> Waiting,
    IReadOnlyList<IceServer> Servers, RecordingMark Recording, bool Agrees) : FloorMessage;

/// <summary>The server offers a sender's picture and sound; the device answers by <see cref="IFloorHub.Answer"/>. A later offer of the same feed replaces it.</summary>
public sealed record FloorOffer(string Feed, string Sdp) : FloorMessage;

/// <summary>A sender is gone, or not for this device any more.</summary>
public sealed record FloorClosed(string Feed) : FloorMessage;

/// <summary>What the device sent has been ended by the server: another has the floor, or it is sent from another device.</summary>
public sealed record FloorStopped(bool IsScreen) : FloorMessage;

/// <summary>Somebody of the edition, as the console lists them to give or take the floor.</summary>
/// <param name="IsSending">Whether something of theirs is sent in the room now.</param>
public sealed record FloorPersonView(PersonId PersonId, string Name, bool IsSending);

/// <summary>What a device in the room may ask the hub <c>/hubs/floor</c>. Each call is refused where the caller's right does not hold at that moment.</summary>
public interface IFloorHub
{
    /// <summary>Enters the room, or its green room's desk; what is told until the connection ends.</summary>
    /// <param name="atDesk">Whether it is to the green room alone that is spoken from here: for technicians and organisers, and for others nothing.</param>
    Task<IAsyncEnumerable<FloorMessage>> Enter(string edition, string room, bool atDesk, CancellationToken cancel);

    /// <summary>Sends camera and microphone, or the screen, by a WebRTC offer; the answer is the engine's.</summary>
    Task<string> Send(bool isScreen, string offer);

    /// <summary>Stops sending.</summary>
    Task Stop(bool isScreen);

    /// <summary>The device's answer to the newest <see cref="FloorOffer"/> of that feed.</summary>
    Task Answer(string feed, string answer);

    /// <summary>ICE candidates of the device for a feed that it receives, or for what it sends (<c>camera</c>, <c>screen</c>). Null ends them.</summary>
    Task Trickle(string feed, IReadOnlyList<JsonElement> candidates);

    /// <summary>Agrees to be recorded in the cues that are, or takes it back; both hold at once.</summary>
    Task Agree(bool agrees);

    /// <summary>How large a feed's picture is wanted: 2 the largest, 1, 0, or -1 for its sound alone.</summary>
    Task Prefer(string feed, int size);
}
