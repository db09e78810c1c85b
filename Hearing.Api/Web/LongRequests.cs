using Microsoft.AspNetCore.Http.Features;

namespace Hearing.Api.Web;

/// <summary>What requests need that last for hours.</summary>
internal static class LongRequests
{
    /// <summary>Disposes the services made for this request, the database's among them; it may ask for none after.</summary>
    public static async Task LetGoOfServicesAsync(this HttpContext http)
    {
        if (http.Features.Get<IServiceProvidersFeature>() is IAsyncDisposable services)
        {
            await services.DisposeAsync();
        }
    }

    /// <summary>Ends when the token is cancelled, without a fault.</summary>
    public static async Task UntilAsync(CancellationToken end)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = end.Register(ended.SetResult);
        await ended.Task;
    }
}
