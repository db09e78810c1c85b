using Microsoft.AspNetCore.SignalR.Client;

namespace Hearing.Client.Runs;

/// <summary>Connections to the server are tried again without end.</summary>
internal sealed class ForEver : IRetryPolicy
{
    public TimeSpan? NextRetryDelay(RetryContext retryContext) => Wait((int)Math.Min(retryContext.PreviousRetryCount, 100));

    /// <summary>Grows to eight seconds, spread at random.</summary>
    public static TimeSpan Wait(int tries) =>
        TimeSpan.FromMilliseconds(Math.Min(8000, 300 * Math.Pow(2, Math.Min(tries, 6))) * (0.5 + (Random.Shared.NextDouble() / 2)));
}
