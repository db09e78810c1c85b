using Hearing.Browser.Tests.Runs.Nodes;
using Hearing.Browser.Tests.Setup;

namespace Hearing.Browser.Tests.Runs;

/// <summary>A server whose demo is published and under way, for tests that lead its run one after another: each begins with the first cue on stage.</summary>
public class RunningServer : IAsyncLifetime
{
    public Server Server { get; private set; } = null!;

    internal CommandClient Organiser { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Server = await DemoServer.NewAsync(Settings);
        await Server.StartAsync();
        Organiser = await CommandClient.SignInAsync(Server.Url);
        await Organiser.PublishAsync(Server.Url);
        await Organiser.DoAsync(Server.Url, new { kind = "start" });
    }

    /// <summary>Takes the first cue on stage where another one is.</summary>
    public async Task BeginAnewAsync()
    {
        var first = Organiser.Rundown.GetProperty("cues")[0].GetProperty("id").GetString();
        if (Organiser.OnStage != first)
        {
            await Organiser.DoAsync(Server.Url, new { kind = "back", cueId = first });
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        Organiser.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Settings beside the demo's.</summary>
    protected virtual Dictionary<string, string>? Settings => null;
}
