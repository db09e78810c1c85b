using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hearing.Bench.Films;

/// <summary>The least that takes a file: writes it, hashes it on the way and has it on the disk before it answers.</summary>
internal static class SinkPeer
{
    public static async Task ServeAsync(int port, string file)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenLocalhost(port);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        await using var app = builder.Build();
        app.MapPut("/", async (HttpRequest request) =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var to = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 0);
            var buffer = new byte[1 << 18];
            for (int read; (read = await request.Body.ReadAsync(buffer)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read));
            }

            to.Flush(flushToDisk: true);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        });
        await app.RunAsync();
    }
}
