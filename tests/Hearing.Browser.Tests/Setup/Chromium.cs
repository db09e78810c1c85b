using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Setup;

/// <summary>One browser for the whole run; each test opens contexts of its own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Chromium without a window: it draws what a page shows and no frame around it, in half the processor's time where pictures move.</summary>
    public const string Program = "/usr/bin/chromium-headless-shell";

    private static readonly string[] _flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
    ];

    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>One more browser, for a test whose windows must all be in sight; whoever asks closes it.</summary>
    /// <param name="program">What starts it; Chromium itself when null.</param>
    /// <param name="more">Flags beside those of every browser here.</param>
    public Task<IBrowser> AnotherAsync(string? program = null, params string[] more) =>
        _playwright!.Chromium.LaunchAsync(new() { ExecutablePath = program ?? Program, Args = [.. _flags, .. more] });

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout((float)Eventually.Patience.TotalMilliseconds);
        _playwright = await Playwright.CreateAsync();
        Browser = await AnotherAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.CloseAsync();
        _playwright?.Dispose();
    }
}
