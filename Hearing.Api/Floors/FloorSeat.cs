using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;

namespace Hearing.Api.Floors;

/// <summary>One device in the room: what it is told, what it sends and what it receives.</summary>
internal sealed class FloorSeat(Access access, bool isAtDesk)
{
    /// <summary>A device that takes nothing more is let go after that many messages; it comes again by itself.</summary>
    private const int MostWaiting = 500;

    private readonly Channel<FloorMessage> _messages = Channel.CreateBounded<FloorMessage>(MostWaiting);
    private string? _told;

    /// <summary>Who sits there as they came in; a paired display is nobody.</summary>
    public Access Access { get; } = access;

    /// <summary>Whether it is the desk of the green room: see <see cref="Domain.Floors.FloorRules.AtDesk"/>.</summary>
    public bool IsAtDesk { get; } = isAtDesk;

    /// <summary>What the device sends, by whether it is a screen.</summary>
    public ConcurrentDictionary<bool, IFloorLine> Sends { get; } = new();

    /// <summary>Whether its microphone is not let through.</summary>
    public bool IsMuted { get; set; }

    /// <summary>The cue under which what the device sends is recorded, by whether it is a screen; none where it is not.</summary>
    public ConcurrentDictionary<bool, PartId?> Recorded { get; } = new();

    /// <summary>What the device receives, by feed.</summary>
    public ConcurrentDictionary<string, FloorReceiving> Receives { get; } = new();

    /// <summary>How large the device wants pictures, by feed; the largest where it has not said.</summary>
    public ConcurrentDictionary<string, int> Prefers { get; } = new();

    public IAsyncEnumerable<FloorMessage> Messages(CancellationToken cancel) => _messages.Reader.ReadAllAsync(cancel);

    /// <summary>Tells the device.</summary>
    public void Tell(FloorMessage message)
    {
        if (!_messages.Writer.TryWrite(message))
        {
            _messages.Writer.TryComplete();
        }
    }

    /// <summary>Tells the device the state, unless it knows it.</summary>
    public void Tell(FloorState state)
    {
        var text = JsonSerializer.Serialize(state, WireJson.Options);
        if (text != _told)
        {
            _told = text;
            Tell((FloorMessage)state);
        }
    }

    /// <summary>The line of that name: a feed's that it receives, or of what it sends.</summary>
    public IFloorLine? Line(string name) => name switch
    {
        "camera" => Sends.GetValueOrDefault(false),
        "screen" => Sends.GetValueOrDefault(true),
        _ => Receives.GetValueOrDefault(name)?.Line,
    };

    /// <summary>Forgets every line: the engine that had them is gone.</summary>
    public void Forget()
    {
        foreach (var isScreen in Sends.Keys)
        {
            Tell(new FloorStopped(isScreen));
        }

        foreach (var feed in Receives.Keys)
        {
            Tell(new FloorClosed(feed));
        }

        Sends.Clear();
        Recorded.Clear();
        Receives.Clear();
    }
}

/// <summary>One feed on its way to one device.</summary>
internal sealed class FloorReceiving
{
    /// <summary>The line; null until the engine has answered.</summary>
    public IFloorLine? Line { get; set; }

    /// <summary>The size that the engine was asked for.</summary>
    public int Size { get; set; }

    /// <summary>Whether the device is not to have it any more.</summary>
    public bool IsOver { get; set; }
}
