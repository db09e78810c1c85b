using System.Collections.Concurrent;
using Hearing.Domain;

namespace Hearing.Api.Runs;

/// <summary>A room of an edition, as followers name it.</summary>
internal readonly record struct FollowedRoom(EditionId EditionId, string Edition, string Room)
{
    /// <summary>The hub's group of all who follow the room.</summary>
    public static string GroupOf(string edition, string room) => $"run/{edition}/{room}";

    /// <summary>The hub's group of organisers who follow the room.</summary>
    public static string FactsOf(string edition, string room) => $"facts/{edition}/{room}";
}

/// <summary>Which connections to this node follow which room.</summary>
internal sealed class Followers
{
    private readonly ConcurrentDictionary<string, FollowedRoom> _rooms = new();

    /// <summary>Notes what a connection follows, and says what it followed before.</summary>
    public FollowedRoom? Set(string connection, FollowedRoom room)
    {
        var before = _rooms.TryGetValue(connection, out var old) ? old : (FollowedRoom?)null;
        _rooms[connection] = room;
        return before;
    }

    public void Remove(string connection) => _rooms.TryRemove(connection, out _);

    /// <summary>Every followed room with its connections.</summary>
    public ILookup<FollowedRoom, string> ByRoom() => _rooms.ToLookup(r => r.Value, r => r.Key);
}
