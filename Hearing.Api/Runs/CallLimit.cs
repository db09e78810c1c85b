using Microsoft.AspNetCore.SignalR;

namespace Hearing.Api.Runs;

/// <summary>A connection may make twenty calls at once and two a second in the long run; one that goes on beyond is closed.</summary>
internal sealed class CallLimit(TimeProvider time) : IHubFilter
{
    private const double Most = 20;
    private const double PerSecond = 2;
    private static readonly object Key = new();

    public ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var bucket = (Bucket)invocationContext.Context.Items[Key]!;
        if (!bucket.Take(time))
        {
            invocationContext.Context.Abort();
            throw new HubException(Domain.Refused.Text(Domain.Contracts.RefusalCode.TooMany));
        }

        return next(invocationContext);
    }

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        context.Context.Items[Key] = new Bucket(time.GetTimestamp());
        return next(context);
    }

    private sealed class Bucket(long since)
    {
        private double _left = Most;
        private long _since = since;

        public bool Take(TimeProvider time)
        {
            lock (this)
            {
                var now = time.GetTimestamp();
                _left = Math.Min(Most, _left + time.GetElapsedTime(_since, now).TotalSeconds * PerSecond) - 1;
                _since = now;
                return _left >= 0;
            }
        }
    }
}
