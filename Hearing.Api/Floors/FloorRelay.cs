using Hearing.Api.Runs;
using Hearing.Domain;
using Hearing.Domain.People;

namespace Hearing.Api.Floors;

/// <summary>The rooms whose floor this node relays: each from the first device that enters until the last one leaves.</summary>
internal sealed class FloorRelay(
    IFloor floor, Followers followers, RunClock clock, TimeProvider time, FloorServers servers, IServiceScopeFactory scopes, ILogger<FloorRoom> log)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<FollowedRoom, FloorRoom> _rooms = [];

    /// <summary>Whether an engine carries cameras and microphones here.</summary>
    public bool Carries => floor.Carries;

    /// <summary>A seat in the room until <see cref="Leave"/>.</summary>
    public (FloorRoom Room, FloorSeat Seat) Enter(FollowedRoom place, Access access, bool atDesk)
    {
        lock (_lock)
        {
            if (!_rooms.TryGetValue(place, out var room))
            {
                _rooms[place] = room = new(place, floor, followers, clock, time, servers, scopes, log);
            }

            var seat = new FloorSeat(access, atDesk);
            room.Add(seat);
            return (room, seat);
        }
    }

    /// <summary>Whose cameras, microphones and screens are sent in the room now, as far as somebody follows it at this node.</summary>
    public IReadOnlySet<PersonId> Senders(FollowedRoom place)
    {
        lock (_lock)
        {
            return _rooms.TryGetValue(place, out var room) ? room.Senders : new HashSet<PersonId>();
        }
    }

    /// <summary>Gives the seat up, and ends what it sent.</summary>
    public void Leave(FloorRoom room, FloorSeat seat)
    {
        lock (_lock)
        {
            if (room.Remove(seat))
            {
                _rooms.Remove(room.Place);
                room.Dispose();
            }
        }
    }
}
