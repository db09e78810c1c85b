using System.Reflection;
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
        if (!limits.MayCall(invocationContext.Context.User!, WeightOf(invocationContext.Hub)))
        {
            invocationContext.Context.Abort();
            throw new HubException(Refused.Text(RefusalCode.TooMany));
        }

        return next(invocationContext);
    }

    private static double WeightOf(Hub hub) => hub.GetType().GetCustomAttribute<CallWeightAttribute>()?.Weight ?? 1;
}

/// <summary>How much a call of this hub counts towards <see cref="LimitOptions.CallsPerSecond"/>, where it is not one.</summary>
/// <param name="weight">More than 0, at most 1.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CallWeightAttribute(double weight) : Attribute
{
    public double Weight { get; } = weight;
}
