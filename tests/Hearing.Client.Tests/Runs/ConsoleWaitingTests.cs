using Bunit;
using Hearing.Client.Runs;
using Hearing.Domain.Contracts;

namespace Hearing.Client.Tests.Runs;

/// <summary>A command towards a film waits on the console until the film is on enough devices.</summary>
public sealed class ConsoleWaitingTests : IDisposable
{
    private readonly ConsolePage _page = new();

    public void Dispose() => _page.Dispose();

    [Fact]
    public async Task A_start_waits_says_for_how_many_and_goes_out_when_they_are_ready()
    {
        var (console, server) = await WaitingAsync();
        Assert.Contains("1 av 4 enheter är klara", console.Find("[data-waiting]").TextContent, StringComparison.Ordinal);
        server.Following = (4, 4);
        await PassUntilAsync(console, () => server.Commands.Count > 0, TimeSpan.FromSeconds(5));
        Assert.Equal(new StartRun(), Assert.Single(server.Commands).Command);
        Assert.Empty(console.FindAll("[data-waiting]"));
    }

    [Fact]
    public async Task The_same_key_again_sends_at_once_and_escape_sends_nothing()
    {
        var (console, server) = await WaitingAsync();
        await console.InvokeAsync(() => console.Instance.PressAsync("Escape"));
        Assert.Empty(console.FindAll("[data-waiting]"));
        await console.InvokeAsync(() => _page.Pass(TimeSpan.FromSeconds(1)));
        Assert.Empty(server.Commands);
        await console.InvokeAsync(() => console.Instance.PressAsync("s"));
        Assert.Empty(server.Commands);
        await console.InvokeAsync(() => console.Instance.PressAsync("s"));
        Assert.Single(server.Commands);
    }

    /// <summary>A console on which the start waits: one of four devices has the film.</summary>
    private async Task<(IRenderedComponent<ConsoleIsland> Console, RunServer Server)> WaitingAsync()
    {
        var (console, server) = await _page.OpenAsync(new SampleDay(withFilm: true));
        server.Following = (4, 1);
        await PassUntilAsync(console, () => console.FindAll("[data-devices] strong").Any(d => d.TextContent.Contains('4', StringComparison.Ordinal)), TimeSpan.FromSeconds(10));
        await console.InvokeAsync(() => console.Instance.PressAsync("s"));
        Assert.Empty(server.Commands);
        return (console, server);
    }

    /// <summary>Lets that much of the console's time pass at most, and fails where it was not enough.</summary>
    private async Task PassUntilAsync(IRenderedComponent<ConsoleIsland> console, Func<bool> holds, TimeSpan most)
    {
        for (var passed = TimeSpan.Zero; passed < most && !holds(); passed += TimeSpan.FromMilliseconds(200))
        {
            await console.InvokeAsync(() => _page.Pass(TimeSpan.FromMilliseconds(200)));
        }

        console.WaitForState(holds);
    }
}
