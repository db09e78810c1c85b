using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Client.Runs;

/// <summary>What became of a command: done, refused with a code, or unknown because no answer came.</summary>
public sealed record CommandOutcome(Rundown? Rundown, string? RefusedCode, bool IsUnknown)
{
    public bool IsDone => RefusedCode is null && !IsUnknown;
}

/// <summary>Sends commands; one whose answer is lost is sent again with the same id, so that it is done once.</summary>
public sealed class CommandSender(HttpClient http, string edition, string room, TimeProvider time)
{
    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(8);

    /// <summary>Gives the command as somebody who sees this rundown with that cue on stage.</summary>
    public async Task<CommandOutcome> SendAsync(RunCommand command, long revision, PartId? onStage)
    {
        var envelope = new CommandEnvelope(Guid.CreateVersion7(), revision, command, onStage);
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await http.PostAsJsonAsync($"api/editions/{edition}/rooms/{room}/run/commands", envelope, WireJson.Options);
                if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout))
                {
                    return await ReadAsync(answer);
                }
            }
            catch (HttpRequestException)
            {
                // The answer is lost, not necessarily the command: the same id tells.
            }

            if (time.GetElapsedTime(began) > GiveUp)
            {
                return new CommandOutcome(null, null, IsUnknown: true);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), time);
        }
    }

    private static async Task<CommandOutcome> ReadAsync(HttpResponseMessage answer)
    {
        using var body = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
        var rundown = body.RootElement.TryGetProperty("rundown", out var sent) && sent.ValueKind == JsonValueKind.Object
            ? sent.Deserialize<Rundown>(WireJson.Options) : null;
        var code = answer.IsSuccessStatusCode ? null
            : body.RootElement.TryGetProperty("code", out var named) ? named.GetString() : Refused.Text(RefusalCode.Invalid);
        return new CommandOutcome(rundown, code, IsUnknown: false);
    }
}
