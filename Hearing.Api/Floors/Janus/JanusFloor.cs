using Hearing.Api.Runs;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Floors.Janus;

/// <summary>
/// Janus's video room carries the floor. Browsers never talk to Janus: this server relays what they say, so that a right is asked before anything
/// is sent or received. Every node has a session of its own and relays for its own browsers; what is sent at other nodes Janus tells.
/// </summary>
internal sealed class JanusFloor(IOptions<FloorOptions> options, ILogger<JanusFloor> log) : IFloor, IDisposable
{
    private readonly SemaphoreSlim _connecting = new(1);
    private JanusLink? _link;

    public bool Carries => true;

    public async Task<IFloorRoom> OpenAsync(FollowedRoom room, Action changed, CancellationToken cancel)
    {
        var link = await LinkAsync(cancel);
        return await JanusRoom.OpenAsync(link, room, options.Value.Recordings, changed, cancel);
    }

    public void Dispose()
    {
        _link?.Dispose();
        _connecting.Dispose();
    }

    private async Task<JanusLink> LinkAsync(CancellationToken cancel)
    {
        await _connecting.WaitAsync(cancel);
        try
        {
            if (_link is { Lost.IsCancellationRequested: false } known)
            {
                return known;
            }

            _link?.Dispose();
            _link = await JanusLink.ConnectAsync(options.Value.Janus!, options.Value.JanusSecret, cancel);
            _link.Lost.Register(() => log.LogWarning("The media server is lost; the run goes on."));
            log.LogInformation("The media server answers.");
            return _link;
        }
        finally
        {
            _connecting.Release();
        }
    }
}
