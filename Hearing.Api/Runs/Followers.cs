using System.Collections.Concurrent;
using Hearing.Domain;

namespace Hearing.Api.Runs;

/// <summary>A room of an edition, as followers name it.</summary>
internal readonly record struct FollowedRoom(EditionId EditionId, string Edition, string Room)
{
    /// <summary>No room but the edition's draft plan, which organisers alone follow: a room's name is never empty.</summary>
    public static FollowedRoom Plan(EditionId editionId, string edition) => new(editionId, edition, "");

    /// <summary>The hub's group of all who follow the room.</summary>
    public string Group => $"run/{Edition}/{Room}";

    /// <summary>The hub's group of organisers who follow the room.</summary>
    public string Facts => $"facts/{Edition}/{Room}";

    /// <summary>The hub's group of those who follow the room and hear calls for help: organisers and technicians.</summary>
    public string Calls => $"calls/{Edition}/{Room}";
}

/// <summary>Who follows which room at this node: connections of the hub, and streams.</summary>
internal sealed class Followers
{
    private readonly ConcurrentDictionary<string, FollowedRoom> _hub = new();
    private readonly ConcurrentDictionary<StreamFollower, FollowedRoom> _streams = new();

    /// <summary>Notes what a connection of the hub follows, and says what it followed before.</summary>
    public FollowedRoom? Set(string connection, FollowedRoom room)
    {
        var before = _hub.TryGetValue(connection, out var old) ? old : (FollowedRoom?)null;
        _hub[connection] = room;
        return before;
    }

    public void Remove(string connection) => _hub.TryRemove(connection, out _);

    public void Add(StreamFollower follower, FollowedRoom room) => _streams[follower] = room;

    public void Remove(StreamFollower follower) => _streams.TryRemove(follower, out _);

    /// <summary>Every room that somebody follows here.</summary>
    public IReadOnlySet<FollowedRoom> Rooms() => _hub.Select(f => f.Value).Concat(_streams.Select(f => f.Value)).ToHashSet();

    /// <summary>The streams of a room.</summary>
    public IEnumerable<StreamFollower> Streams(FollowedRoom room)
    {
        foreach (var (follower, follows) in _streams)
        {
            if (follows == room)
            {
                yield return follower;
            }
        }
    }
}
