using Hearing.Domain;
using Hearing.Domain.Contracts;
using Microsoft.AspNetCore.SignalR;

namespace Hearing.Api.Runs;

/// <summary>A connection whose owner calls the hub more often than allowed is closed.</summary>
internal sealed class CallLimit(LiveLimits limits) : IHubFilter
{
    public ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (!limits.MayCall(invocationContext.Context.User!))
        {
            invocationContext.Context.Abort();
            throw new HubException(Refused.Text(RefusalCode.TooMany));
        }

        return next(invocationContext);
    }
}
