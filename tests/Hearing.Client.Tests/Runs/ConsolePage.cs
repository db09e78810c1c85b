using System.Globalization;
using Bunit;
using Hearing.Client.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hearing.Client.Tests.Runs;

/// <summary>The console on a day that the test leads, with a clock of the test's.</summary>
internal sealed class ConsolePage : IDisposable
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(200);

    public ConsolePage()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv-SE");
        Context.Services.AddHearingClient();
        Context.Services.AddSingleton<TimeProvider>(Clock);
        Context.JSInterop.Mode = JSRuntimeMode.Loose;
        Context.JSInterop.SetupModule("/js/console.js").SetupModule("listen", _ => true).Mode = JSRuntimeMode.Loose;
    }

    public BunitContext Context { get; } = new();

    public FakeTimeProvider Clock { get; } = new(SampleDay.Start.AddMinutes(13));

    public void Dispose() => Context.Dispose();

    /// <summary>The console on that day, with the desk loaded if it is an organiser's.</summary>
    public async Task<(IRenderedComponent<ConsoleIsland> Console, RunServer Server)> OpenAsync(SampleDay day, bool mayAll = true, int deskFails = 0)
    {
        var server = new RunServer(day) { DeskFails = deskFails };
        Context.Services.AddSingleton(new HttpClient(server) { BaseAddress = new Uri("http://127.0.0.1:9") });
        var console = Context.Render<ConsoleIsland>(p => p.Add(c => c.Model, new ConsoleModel(
            "2026", "Hearingen", "main", "Salen", "Europe/Stockholm", day.Rundown, new Dictionary<string, string>(), mayAll)));
        await console.InvokeAsync(() => Pass(_tick));
        // Fewer ticks than those after which the desk is asked for in any case.
        for (var ticks = 0; deskFails > 0 && ticks < 100 && console.FindAll(".ledger").Count == 0; ticks++)
        {
            await console.InvokeAsync(() => Pass(_tick));
        }

        console.WaitForElement(mayAll ? ".ledger" : "[data-live=true]", TimeSpan.FromSeconds(60));
        return (console, server);
    }

    /// <summary>Lets that much time pass for the console, tick by tick.</summary>
    public void Pass(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += _tick)
        {
            Clock.Advance(_tick);
        }
    }
}
