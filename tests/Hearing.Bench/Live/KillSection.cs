using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Hearing.Bench.Live;

/// <summary>The process ends without warning at random instants while commands are given.</summary>
internal static class KillSection
{
    /// <summary>A run is begun anew after so many: a day has hundreds of facts and not a hundred thousand.</summary>
    private const int OnOneRun = 25;

    public static async Task RunAsync(string app, int kills)
    {
        var seen = new Seen();
        for (var left = kills; left > 0; left -= OnOneRun)
        {
            using var driver = await RunDriver.StartAsync(app);
            for (var kill = 0; kill < Math.Min(OnOneRun, left); kill++)
            {
                await KillOnceAsync(driver, seen);
            }
        }

        Table.Row($"`kill -9` at {kills} random instants under load", "0 lost, 0 doubled, 0 ms timer error, ready ≤ 5 s", string.Create(CultureInfo.InvariantCulture,
            $"{seen.Given} acknowledged commands: {seen.Lost} lost, {seen.Doubled} doubled; a start had moved {seen.Moved} times; ready after {seen.Ready.Max():0.00} s at most"));
    }

    private static async Task KillOnceAsync(RunDriver driver, Seen seen)
    {
        var commands = GiveAsync(driver);
        await Task.Delay(Random.Shared.Next(20, 400));
        await driver.Server.KillAsync();
        var open = await commands;
        seen.Ready.Add((await driver.Server.StartAsync()).TotalSeconds);
        seen.Given += open.Given;
        // What was acknowledged is there and stands where it stood; what was under way is given again with its id and counts once.
        var (before, known) = (driver.Run, driver.Revision);
        var after = await driver.ReadAsync();
        seen.Lost += driver.Revision < known ? 1 : 0;
        seen.Moved += Starts(after).Take(Starts(before).Count).SequenceEqual(Starts(before)) ? 0 : 1;
        var (status, body, _) = await driver.GiveAsync(open.Id, known, open.OnStage, open.Command);
        await driver.ReadAsync();
        seen.Doubled += status == HttpStatusCode.OK && body.GetProperty("revision").GetInt64() == known + 1 && driver.Revision == known + 1 ? 0 : 1;
    }

    /// <summary>Gives commands as fast as they are answered, until an answer fails to come; that command is the open one.</summary>
    private static async Task<(Guid Id, string? OnStage, object Command, int Given)> GiveAsync(RunDriver driver)
    {
        for (var given = 0; ; given++)
        {
            var (id, stage, command) = (Guid.NewGuid(), RunDriver.OnStage(driver.Run), Contenders.Message(given));
            try
            {
                await driver.DoAsync(id, stage, command);
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException or JsonException)
            {
                return (id, stage, command, given);
            }
        }
    }

    private static List<string> Starts(JsonElement run) => [.. run.GetProperty("segments").EnumerateArray().Select(s => s.GetProperty("from").GetString()!)];

    private sealed class Seen
    {
        public List<double> Ready { get; } = [];
        public int Given { get; set; }
        public int Lost { get; set; }
        public int Doubled { get; set; }
        public int Moved { get; set; }
    }
}
