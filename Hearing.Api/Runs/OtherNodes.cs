using Hearing.Api.Web;
using Hearing.Domain;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Hearing.Api.Runs;

/// <summary>What beside the run has changed in a room, and whether those alone hear of it who run the room.</summary>
internal readonly record struct RunNudge(string What, bool HelpersOnly);

/// <summary>
/// Leaves word with the other nodes, over Redis, that a room has something new; they read it from the database. Nobody waits for it:
/// without Redis the others find out by their next heartbeat.
/// </summary>
internal sealed class OtherNodes(IOptions<HearingOptions> options, ILogger<OtherNodes> log) : IAsyncDisposable
{
    /// <summary>Not longer and longer: what is told while this node does not listen, such as a nudge, no heartbeat makes up for.</summary>
    private const int ReconnectMilliseconds = 2000;

    private static readonly RedisChannel _channel = RedisChannel.Literal("hearing/runs");
    private readonly string _self = Guid.NewGuid().ToString("N");
    private ConnectionMultiplexer? _redis;

    /// <summary>Begins to listen, as soon as Redis answers and whenever it is back.</summary>
    public void Listen(Action<FollowedRoom> hear, Action<FollowedRoom, RunNudge> nudge)
    {
        if (options.Value.Redis is not { Length: > 0 } address)
        {
            return;
        }

        var settings = ConfigurationOptions.Parse(address);
        settings.AbortOnConnectFail = false;
        settings.BacklogPolicy = BacklogPolicy.FailFast;
        settings.ReconnectRetryPolicy = new LinearRetry(ReconnectMilliseconds);
        _ = ConnectAsync(settings, hear, nudge);
    }

    /// <summary>Says that the room's run has something new, or what else has changed there.</summary>
    public void Tell(FollowedRoom room, RunNudge? nudge = null)
    {
        try
        {
            _redis?.GetSubscriber().Publish(_channel, $"{_self}/{room.EditionId.Value}/{room.Edition}/{room.Room}/{nudge?.What}/{nudge?.HelpersOnly}", CommandFlags.FireAndForget);
        }
        catch (RedisException lost)
        {
            log.LogWarning("The other nodes could not be told: {Reason}", lost.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }
    }

    private async Task ConnectAsync(ConfigurationOptions settings, Action<FollowedRoom> hear, Action<FollowedRoom, RunNudge> nudge)
    {
        try
        {
            var redis = await ConnectionMultiplexer.ConnectAsync(settings);
            redis.GetSubscriber().Subscribe(_channel, (_, message) => Hear(message, hear, nudge), CommandFlags.FireAndForget);
            _redis = redis;
        }
        catch (Exception failed) when (failed is RedisException or ArgumentException)
        {
            log.LogError(failed, "The other nodes cannot be reached over Redis; followers hear of what they write by the heartbeat.");
        }
    }

    private void Hear(RedisValue message, Action<FollowedRoom> hear, Action<FollowedRoom, RunNudge> nudge)
    {
        if (message.ToString().Split('/') is not [var from, var edition, var slug, var room, var what, var helpersOnly]
            || from == _self || !Guid.TryParse(edition, out var id))
        {
            return;
        }

        var followed = new FollowedRoom(new EditionId(id), slug, room);
        if (what.Length == 0)
        {
            hear(followed);
        }
        else
        {
            nudge(followed, new(what, helpersOnly == bool.TrueString));
        }
    }
}
