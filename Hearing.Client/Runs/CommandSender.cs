using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Client.Runs;

/// <summary>What became of a command: done, refused with a code, or unknown because no answer came.</summary>
public sealed record CommandOutcome(Rundown? Rundown, string? RefusedCode, bool IsUnknown)
{
    public static readonly CommandOutcome Unknown = new(null, null, IsUnknown: true);

    public bool IsDone => RefusedCode is null && !IsUnknown;
}

/// <summary>Sends commands; one whose answer is lost is sent again with the same id, so that it is done once.</summary>
public sealed class CommandSender(HttpClient http, string edition, string room, TimeProvider time)
{
    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(5);
    private readonly string _address = $"api/editions/{edition}/rooms/{room}/run/commands";

    /// <summary>Sends the command until an answer comes, for at most <see cref="GiveUp"/> and a try.</summary>
    public async Task<CommandOutcome> SendAsync(CommandEnvelope envelope)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var outcome = await TryAsync(cancel => http.PostAsJsonAsync(_address, envelope, WireJson.Options, cancel));
            if (outcome is not null || time.GetElapsedTime(began) > GiveUp)
            {
                return outcome ?? CommandOutcome.Unknown;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), time);
        }
    }

    /// <summary>What became of a command that was sent without an answer: done, refused as not found when it never arrived, or still unknown.</summary>
    public async Task<CommandOutcome> FindAsync(Guid commandId) =>
        await TryAsync(cancel => http.GetAsync($"{_address}/{commandId}", cancel)) ?? CommandOutcome.Unknown;

    private async Task<CommandOutcome?> TryAsync(Func<CancellationToken, Task<HttpResponseMessage>> send)
    {
        using var patience = new CancellationTokenSource(OneTry, time);
        try
        {
            using var answer = await send(patience.Token);
            return answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
                ? null
                : await ReadAsync(answer, patience.Token);
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException or JsonException or IOException)
        {
            // The answer is lost, not necessarily the command: the same id tells.
            return null;
        }
    }

    private static async Task<CommandOutcome> ReadAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        if (answer.StatusCode == HttpStatusCode.NoContent)
        {
            return new CommandOutcome(null, Refused.Text(RefusalCode.NotFound), IsUnknown: false);
        }

        using var body = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancel), cancellationToken: cancel);
        var rundown = body.RootElement.TryGetProperty("rundown", out var sent) && sent.ValueKind == JsonValueKind.Object
            ? sent.Deserialize<Rundown>(WireJson.Options) : null;
        var code = answer.IsSuccessStatusCode ? null
            : body.RootElement.TryGetProperty("code", out var named) ? named.GetString() : Refused.Text(RefusalCode.Invalid);
        return new CommandOutcome(rundown, code, IsUnknown: false);
    }
}
