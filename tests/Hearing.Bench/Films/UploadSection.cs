using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Hearing.Bench.Live;

namespace Hearing.Bench.Films;

/// <summary>Sending large files: how fast, at what cost in memory, and whether anything is lost.</summary>
internal static class UploadSection
{
    private const long Large = 1L << 30;
    private const int Harmed = 128 << 20, Rounds = 5, Cuts = 50, Kills = 10;
    private static readonly Dictionary<string, string> _settings = new() { ["Hearing__Films__MaxBytesPerCandidate"] = $"{Large * 64}" };

    public static async Task RunAsync(string app)
    {
        var folder = Directory.CreateTempSubdirectory("hearing-upload-").FullName;
        try
        {
            await FastAsync(app, folder, Make(Path.Combine(folder, "large"), Large));
            await HarmAsync(app, await MakeFilmAsync(Path.Combine(folder, "harmed.mp4")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FastAsync(string app, string folder, string file)
    {
        using var server = new BenchServer(app, demo: true, _settings);
        await server.StartAsync();
        using var sender = await TusSender.SignInAsync(server);
        using var sink = await SinkProcess.StartAsync(Path.Combine(folder, "sink"));
        var (ours, theirs) = (new List<double>(), new List<double>());
        await sender.Client.GetStringAsync("/demo");
        var idle = ProcessUse.Memory(server.ProcessId);
        long most = 0;
        for (var round = 0; round < Rounds; round++)
        {
            // curl sends both, so that the sender costs the same.
            theirs.Add(await CurlAsync("-T", file, sink.Address));
            var address = await sender.BeginAsync(Large);
            using var watching = new CancellationTokenSource();
            var watch = Task.Run(async () =>
            {
                while (!watching.IsCancellationRequested)
                {
                    most = Math.Max(most, ProcessUse.Memory(server.ProcessId));
                    await Task.Delay(20);
                }
            });
            ours.Add(await CurlAsync("-X", "PATCH", "-H", "Tus-Resumable: 1.0.0", "-H", "Upload-Offset: 0", "-H", "Content-Type: application/offset+octet-stream",
                "-b", sender.Cookies, "-T", file, new Uri(server.Url, address).ToString()));
            await sender.SettledAsync(address);
            await watching.CancelAsync();
            await watch;
        }

        Table.Row("1 GB uploaded over loopback, until it is on the disk", "≥ 0.6 × `curl -T` to a sink that hashes and syncs", string.Create(CultureInfo.InvariantCulture,
            $"{Large / Table.Median(ours) / 1e6:0} MB/s, {Table.Median(theirs) / Table.Median(ours):0.00} × the sink's {Large / Table.Median(theirs) / 1e6:0} MB/s (medians of {Rounds}; the server's SHA-256 comes after its answer)"));
        Table.Row("server memory during a 1 GB upload and its check", "≤ 50 MB above idle", string.Create(CultureInfo.InvariantCulture, $"{(most - idle) / 1024.0:0} MB above {idle / 1024.0:0} MB"));
    }

    private static async Task HarmAsync(string app, string file)
    {
        using var server = new BenchServer(app, demo: true, _settings);
        await server.StartAsync();
        using var sender = await TusSender.SignInAsync(server);
        var bytes = await File.ReadAllBytesAsync(file);
        var address = await sender.BeginAsync(bytes.Length);
        var harms = Enumerable.Repeat(false, Cuts).Concat(Enumerable.Repeat(true, Kills)).OrderBy(_ => Random.Shared.Next()).ToList();
        for (var at = 0; at < harms.Count; at++)
        {
            var offset = (int)await sender.OffsetAsync(address);
            var share = Random.Shared.Next(2 * (bytes.Length - offset) / (harms.Count - at + 1));
            await sender.BreakAsync(address, offset, bytes.AsMemory(offset), share, harms[at] ? server.KillAsync : null);
            if (harms[at])
            {
                await server.StartAsync();
            }
        }

        await sender.FinishAsync(address, bytes);
        var stored = await sender.StoredAsync(await sender.SettledAsync(address));
        Table.Row($"{Cuts} cut lines and {Kills} `kill -9` of the server in one upload of {bytes.Length / 1e6:0} MB", "the same SHA-256", stored == Convert.ToHexString(SHA256.HashData(bytes)) ? "the same" : "ANOTHER");
    }

    private static async Task<double> CurlAsync(params string[] arguments)
    {
        using var curl = Process.Start(new ProcessStartInfo("curl", ["-sS", "-f", "-o", "/dev/null", "-H", "Expect:", .. arguments]))!;
        var watch = Stopwatch.StartNew();
        await curl.WaitForExitAsync();
        return curl.ExitCode == 0 ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"curl: {curl.ExitCode}");
    }

    /// <summary>A real film with a box at its end that players pass over.</summary>
    private static async Task<string> MakeFilmAsync(string file)
    {
        var box = new byte[Harmed];
        Random.Shared.NextBytes(box);
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        "free"u8.CopyTo(box.AsSpan(4));
        var samples = Environment.GetEnvironmentVariable("Hearing__Films__Samples") ?? throw new InvalidOperationException("Hearing__Films__Samples names no folder.");
        await File.WriteAllBytesAsync(file, [.. await File.ReadAllBytesAsync(Path.Combine(samples, "film-1.mp4")), .. box]);
        return file;
    }

    private static string Make(string file, long length)
    {
        using var stream = File.Create(file);
        var buffer = new byte[1 << 20];
        for (long made = 0; made < length; made += buffer.Length)
        {
            Random.Shared.NextBytes(buffer);
            stream.Write(buffer);
        }

        return file;
    }
}
