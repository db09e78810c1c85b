using Hearing.Browser.Tests.Setup;

namespace Hearing.Browser.Tests.Runs;

/// <summary>Starts that are killed while the database is made.</summary>
public sealed class StartKillTests
{
    [Fact]
    public async Task A_start_after_one_that_was_killed_inside_a_migration_is_ready()
    {
        var killed = 0;
        for (var delay = 0; delay < 3; delay++)
        {
            await using var server = new Server();
            server.Begin();
            var database = Path.Combine(server.DataDirectory, "hearing.db");
            await Eventually.Holds("the database is being made", () => Task.FromResult(File.Exists(database)));
            await Task.Delay(delay * 60, TestContext.Current.CancellationToken);
            killed += File.Exists(database + ".starting") ? 1 : 0;
            await server.KillAsync();
            await server.StartAsync();
        }

        Assert.NotEqual(0, killed);
    }
}
