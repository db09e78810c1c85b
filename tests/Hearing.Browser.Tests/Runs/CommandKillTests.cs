using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Hearing.Browser.Tests.Runs.Nodes;
using Hearing.Browser.Tests.Setup;

namespace Hearing.Browser.Tests.Runs;

/// <summary>Commands are given as fast as they are answered, and the process ends without warning.</summary>
public sealed class CommandKillTests(RunningServer running) : IClassFixture<RunningServer>
{
    /// <summary>Each costs a start of the server; <c>deploy/bench.sh live</c> kills far more often.</summary>
    private const int Kills = 3;
    private readonly Server _server = running.Server;
    private readonly CommandClient _organiser = running.Organiser;

    [Fact]
    public async Task Kills_at_random_instants_lose_nothing_double_nothing_and_move_nothing()
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            var commands = GiveUntilCutAsync();
            await Task.Delay(Random.Shared.Next(5, 300), TestContext.Current.CancellationToken);
            await _server.KillAsync();
            var (id, stage, command) = await commands;
            var (known, starts) = (_organiser.Revision, CommandClient.Starts(_organiser.Rundown));
            await _server.StartAsync();

            // What was acknowledged is there, and what it began stands where it was told to stand.
            var after = await _organiser.ReadAsync(_server.Url);
            Assert.InRange(_organiser.Revision, known, known + 1);
            Assert.Equal(starts, CommandClient.Starts(after).Take(starts.Count));

            // What was under way is given again with its id, and is there once, whether it had come through or not.
            var again = await _organiser.GiveAsync(_server.Url, id, known, stage, command);
            Assert.Equal((HttpStatusCode.OK, known + 1), (again.Status, again.Revision));
            await _organiser.ReadAsync(_server.Url);
            Assert.Equal(known + 1, _organiser.Revision);
        }
    }

    [Fact]
    public async Task Every_acknowledgement_is_preceded_by_an_fsync_of_its_own()
    {
        var trace = Path.Combine(_server.DataDirectory, "trace");
        using var strace = Process.Start("strace", ["-f", "-qq", "-y", "-s", "24", "-e", "trace=fsync,fdatasync,sendto,sendmsg,write", "-o", trace, "-p", $"{_server.ProcessId}"]);
        await Eventually.Holds("strace has attached", () => Task.FromResult(
            File.ReadAllText($"/proc/{_server.ProcessId}/status").Split('\n').Single(l => l.StartsWith("TracerPid:", StringComparison.Ordinal)).Trim() != "TracerPid:\t0"));
        for (var command = 0; command < 10; command++)
        {
            await _organiser.DoAsync(_server.Url, new { kind = "message", text = $"{command}" });
        }

        // Asked to end, strace lets the process go on and writes out what it has seen.
        await Shell.RunAsync("kill", "-INT", $"{strace.Id}");
        await strace.WaitForExitAsync(TestContext.Current.CancellationToken);
        var synced = 0;
        var acknowledged = new List<int>();
        foreach (var line in await File.ReadAllLinesAsync(trace, TestContext.Current.CancellationToken))
        {
            if ((line.Contains("fsync(", StringComparison.Ordinal) || line.Contains("fdatasync(", StringComparison.Ordinal)) && line.Contains("hearing.db-wal", StringComparison.Ordinal))
            {
                synced++;
            }
            else if (line.Contains("\"HTTP/1.1 200 OK", StringComparison.Ordinal))
            {
                acknowledged.Add(synced);
                synced = 0;
            }
        }

        Assert.Equal(10, acknowledged.Count);
        Assert.DoesNotContain(0, acknowledged);
    }

    /// <summary>Gives commands until an answer fails to come; the answer is the command that was under way.</summary>
    private async Task<(Guid Id, string? Stage, object Command)> GiveUntilCutAsync()
    {
        while (true)
        {
            var (id, stage, command) = (Guid.NewGuid(), _organiser.OnStage, new { kind = _organiser.Revision % 2 == 1 ? "hold" : "resume" });
            try
            {
                var answer = await _organiser.GiveAsync(_server.Url, id, command);
                _organiser.Keep(answer);
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException or JsonException)
            {
                return (id, stage, command);
            }
        }
    }
}
