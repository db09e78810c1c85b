namespace Hearing.Api.Tests;

/// <summary>How long is waited for what comes at once on an idle machine: for one whose cores are shared, and spent only where a test fails.</summary>
internal static class Patience
{
    public static readonly TimeSpan AtMost = TimeSpan.FromSeconds(60);

    /// <summary>Cancelled when that has passed from now on.</summary>
    public static CancellationToken Soon => new CancellationTokenSource(AtMost).Token;
}
