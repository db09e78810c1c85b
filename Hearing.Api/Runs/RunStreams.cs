using Hearing.Api.Web;
using Hearing.Domain.People;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Runs;

/// <summary>
/// Followers that only read: the run's own address, asked as a WebSocket or for an event stream, goes on telling. A hub costs more
/// than twice as much a delivery, and a thousand screens ask for nothing that needs one. Since they stay for hours, nothing here keeps what
/// the request needed to ask the database.
/// </summary>
internal sealed class RunStreams(
    Followers followers, ShownRooms rooms, OpenConnections connections, RunClock clock, LiveLimits limits, IOptions<LimitOptions> options, IHostApplicationLifetime lifetime)
{
    /// <summary>A ping after half of the silence that is allowed, and the other half to answer it: browsers do by themselves.</summary>
    private TimeSpan Half => TimeSpan.FromSeconds(options.Value.SilenceSeconds / 2);

    /// <summary>Whether the request wants to be told from now on, and not once.</summary>
    public static bool IsAskedFor(HttpRequest request) =>
        request.HttpContext.WebSockets.IsWebSocketRequest || request.Headers.Accept.Any(a => a?.Contains("text/event-stream", StringComparison.Ordinal) == true);

    /// <summary>Tells until the follower goes, or has other roles than these.</summary>
    public async Task<IResult> TellAsync(FollowedRoom room, Roles roles, HttpContext http)
    {
        // Refused while an answer can still say so: before the protocol changes.
        _ = await http.RequestServices.GetRequiredService<RunShowing>().NowAsync(room, http.RequestAborted);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        using var noted = connections.Add(http, (room.EditionId, roles));
        if (http.WebSockets.IsWebSocketRequest)
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = Half, KeepAliveTimeout = Half });
            var follower = new SocketFollower(socket, clock, http.Abort);
            await FollowAsync(follower, room, () => follower.ReadAsync(() => limits.MayCall(http.User), ends.Token), http);
            return TypedResults.Empty;
        }

        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        // Without this a proxy would hold the events back.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        // An event stream has no pings: it ends before a listener that is gone could be missed, and a browser asks anew by itself.
        ends.CancelAfter(TimeSpan.FromSeconds(options.Value.SilenceSeconds));
        await FollowAsync(new EventFollower(http.Response, clock, http.Abort), room, () => LongRequests.UntilAsync(ends.Token), http);
        http.Abort();
        return TypedResults.Empty;
    }

    /// <summary>First among the followers and then the newest that was shown here, so that nothing falls between.</summary>
    private async Task FollowAsync(StreamFollower follower, FollowedRoom room, Func<Task> untilGone, HttpContext http)
    {
        followers.Add(follower, room);
        try
        {
            follower.Offer(rooms.Newest(room));
            await http.LetGoOfServicesAsync();
            await untilGone();
        }
        finally
        {
            followers.Remove(follower);
        }
    }
}
