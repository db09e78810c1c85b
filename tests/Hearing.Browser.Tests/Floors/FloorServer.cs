using Hearing.Browser.Tests.Runs;

namespace Hearing.Browser.Tests.Floors;

/// <summary>A server under way with a media server beside it.</summary>
public class FloorServer : RunningServer
{
    internal MediaNetwork Network { get; } = new();

    /// <summary>Where Janus records to.</summary>
    public string Recordings { get; } = Directory.CreateTempSubdirectory("hearing-tapes-").FullName;

    protected override Dictionary<string, string> Settings =>
        new()
        {
            ["Hearing__Floor__Janus"] = Network.Janus.ToString(),
            ["Hearing__Floor__JanusSecret"] = Network.Secret,
            ["Hearing__Floor__Recordings"] = Recordings,
            // Recordings are put together, and no films are before them in the queue.
            ["Hearing__Films__Jobs"] = "true",
            ["Hearing__Films__Samples"] = "",
            ["Hearing__Floor__Turn"] = $"turns:{Network.Outside}:443?transport=tcp",
            ["Hearing__Floor__TurnSecret"] = Network.Secret,
        };

    public override async ValueTask InitializeAsync()
    {
        await Network.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        finally
        {
            await Network.DisposeAsync();
        }

        Directory.Delete(Recordings, recursive: true);
        GC.SuppressFinalize(this);
    }
}
