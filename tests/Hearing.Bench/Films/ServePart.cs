using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Hearing.Bench.Live;

namespace Hearing.Bench.Films;

/// <summary>Many viewers fetch a film of 60 MB in pieces: what it costs the server, alone and behind nginx. HEARING_BENCH_FILM_VIEWERS (500) makes it smaller; 0 leaves it out.</summary>
internal static class ServePart
{
    private const int Piece = 4 * 1024 * 1024;

    public static async Task RunAsync(string app)
    {
        var viewers = FilmsSection.Number("VIEWERS", 500);
        if (viewers == 0)
        {
            return;
        }

        await UseFilmAsync(Path.GetFullPath(Path.Combine(app, "..", "..")));
        await MeasureAsync(app, viewers, accel: false);
        await MeasureAsync(app, viewers, accel: true);
    }

    private static async Task MeasureAsync(string app, int viewers, bool accel)
    {
        Environment.SetEnvironmentVariable("Hearing__Films__AccelPrefix", accel ? "/_films/" : null);
        using var driver = await RunDriver.StartAsync(app);
        Environment.SetEnvironmentVariable("Hearing__Films__AccelPrefix", null);
        var (client, cookies) = await driver.Server.SignedInAsync("organiser");
        var film = (await JsonAsync(client, "/api/editions/demo/films"))[0];
        var address = $"/api/editions/demo/films/{film.GetProperty("id").GetString()}/file";
        using var nginx = accel ? await FilmNginx.StartAsync(driver.Server) : null;
        using var fetching = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, MaxConnectionsPerServer = viewers }) { BaseAddress = nginx?.Url ?? driver.Server.Url };
        await FetchAsync(fetching, address);
        var (memory, cpu, proxyCpu, watch) = (ProcessUse.Memory(driver.Server.ProcessId), ProcessUse.Cpu(driver.Server.ProcessId), nginx?.Cpu ?? default, Stopwatch.StartNew());
        var all = Task.WhenAll(Enumerable.Range(0, viewers).Select(_ => Task.Run(() => FetchAsync(fetching, address))));
        var most = memory;
        while (!all.IsCompleted)
        {
            most = Math.Max(most, ProcessUse.Memory(driver.Server.ProcessId));
            await Task.WhenAny(all, Task.Delay(200));
        }

        var bytes = (await all).Sum();
        Table.Row($"{viewers} viewers fetch a film of {film.GetProperty("sizeBytes").GetInt64() / 1e6:0} MB{(accel ? " behind nginx (X-Accel-Redirect)" : "")}", "server memory within +30 MB; CPU reported", string.Create(CultureInfo.InvariantCulture,
            $"{memory / 1024.0:0} → at most {most / 1024.0:0} MB = {(most - memory) / 1024.0:+0;-0} MB; {(ProcessUse.Cpu(driver.Server.ProcessId) - cpu).TotalSeconds:0.0} s of processor time{(nginx is null ? "" : $", nginx {(nginx.Cpu - proxyCpu).TotalSeconds:0.0} s")} for {bytes / 1e9:0.0} GB in {watch.Elapsed.TotalSeconds:0} s"));
        client.Dispose();
    }

    /// <summary>Fetches the whole film in the pieces that a page asks for, and keeps nothing.</summary>
    private static async Task<long> FetchAsync(HttpClient client, string address)
    {
        var buffer = new byte[1 << 16];
        long got = 0;
        for (long size = long.MaxValue; got < size;)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative)) { Headers = { Range = new RangeHeaderValue(got, got + Piece - 1) } };
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if (answer.StatusCode != HttpStatusCode.PartialContent)
            {
                throw new InvalidOperationException($"{address}: {answer.StatusCode}");
            }

            size = answer.Content.Headers.ContentRange!.Length!.Value;
            await using var content = await answer.Content.ReadAsStreamAsync();
            for (int read; (read = await content.ReadAsync(buffer)) > 0; got += read)
            {
            }
        }

        return got;
    }

    private static async Task<JsonElement> JsonAsync(HttpClient client, string address) => JsonElement.Parse(await client.GetStringAsync(new Uri(address, UriKind.Relative)));

    /// <summary>A picture that cannot be made small: a minute of noise in 60 MB.</summary>
    private static async Task UseFilmAsync(string root)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "artifacts", "samples", "large")).FullName;
        var film = Path.Combine(folder, "film-1.mp4");
        if (!File.Exists(film))
        {
            using var ffmpeg = Process.Start("ffmpeg", ["-nostdin", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=640x360:r=25:d=60,noise=alls=60:allf=t", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p",
                "-b:v", "8M", "-minrate", "8M", "-maxrate", "8M", "-bufsize", "8M", "-movflags", "+faststart", film]);
            await ffmpeg.WaitForExitAsync();
        }

        Environment.SetEnvironmentVariable("Hearing__Films__Samples", folder);
    }
}
