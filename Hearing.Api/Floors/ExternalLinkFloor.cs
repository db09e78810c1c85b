using Hearing.Api.Runs;

namespace Hearing.Api.Floors;

/// <summary>No engine: people meet by the link that the edition names, and no page claims anything else.</summary>
internal sealed class ExternalLinkFloor : IFloor
{
    public bool Carries => false;

    public Task<IFloorRoom> OpenAsync(FollowedRoom room, Action changed, CancellationToken cancel) => throw new FloorAway("This installation has no media server.");
}
