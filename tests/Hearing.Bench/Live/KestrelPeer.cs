using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Hearing.Bench.Live;

/// <summary>Kestrel's WebSockets with nothing around them: what this platform can do at best without a socket server of one's own.</summary>
internal static class KestrelPeer
{
    public static async Task ServeAsync(int port, int bytes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
        await using var app = builder.Build();
        app.UseWebSockets();
        var followers = new ConcurrentDictionary<WebSocket, bool>();
        app.MapGet("/", async (Microsoft.AspNetCore.Http.HttpContext http) =>
        {
            if (!http.WebSockets.IsWebSocketRequest)
            {
                return;
            }

            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            followers[socket] = true;
            var buffer = new byte[16];
            try
            {
                while ((await socket.ReceiveAsync(buffer.AsMemory(), http.RequestAborted)).MessageType != WebSocketMessageType.Close)
                {
                }
            }
            catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
            {
                // A follower has left.
            }

            followers.TryRemove(socket, out _);
        });
        app.MapGet("/send", async (string number) =>
        {
            var message = Encoding.ASCII.GetBytes(number.PadRight(bytes, 'x'));
            var slow = new List<Task>();
            foreach (var (socket, _) in followers)
            {
                var sending = socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);
                if (!sending.IsCompletedSuccessfully)
                {
                    slow.Add(sending.AsTask());
                }
            }

            await Task.WhenAll(slow);
            return "ok";
        });
        await app.RunAsync();
    }
}
