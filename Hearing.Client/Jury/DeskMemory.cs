using System.Text.Json;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Microsoft.JSInterop;

namespace Hearing.Client.Jury;

/// <summary>What the device remembers of one juror's sheets, in the browser's own storage (see <c>Live/desk.ts</c>).</summary>
public sealed class DeskMemory(IJSObjectReference module, string edition, PersonId juror)
{
    private string Prefix => $"{edition}/{juror.Value}/";

    /// <summary>All sheets that the device holds; what cannot be read is left out.</summary>
    public async Task<IReadOnlyDictionary<CandidateId, KeptSheet>> ReadAsync()
    {
        var kept = await module.InvokeAsync<Dictionary<string, string>>("readAll", Prefix);
        var sheets = new Dictionary<CandidateId, KeptSheet>();
        foreach (var (key, text) in kept)
        {
            if (Guid.TryParse(key.AsSpan(Prefix.Length), out var id) && Read(text) is { } sheet)
            {
                sheets[new(id)] = sheet;
            }
        }

        return sheets;
    }

    /// <summary>Is on the device's disk when it returns.</summary>
    public ValueTask KeepAsync(DeskSheet sheet) =>
        module.InvokeVoidAsync("keep", Key(sheet.Candidate), JsonSerializer.Serialize(sheet.Kept, WireJson.Options));

    /// <summary>Forgets what the device holds on a candidate, and the page as it was kept for use without connection.</summary>
    public ValueTask ForgetAsync(CandidateId candidate) => module.InvokeVoidAsync("forget", Key(candidate));

    private string Key(CandidateId candidate) => Prefix + candidate.Value;

    private static KeptSheet? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptSheet>(text, WireJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
