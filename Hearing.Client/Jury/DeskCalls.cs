using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Client.Jury;

/// <summary>The desk's calls to the server.</summary>
public sealed class DeskCalls(HttpClient http, string edition)
{
    private string Address => $"api/editions/{edition}/jury";

    /// <summary>Whether the server said last that nobody is signed in here.</summary>
    public bool IsSignedOut { get; private set; }

    /// <summary>The desk as it is now; null when the server cannot be reached or says no.</summary>
    public async Task<DeskView?> DeskAsync()
    {
        try
        {
            using var answer = await http.GetAsync($"{Address}/desk");
            IsSignedOut = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
            return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<DeskView>(WireJson.Options) : null;
        }
        catch (Exception failure) when (IsUnreachable(failure))
        {
            return null;
        }
    }

    /// <summary>Sends the sheet once and takes the answer in. An answer that never came is met by the revision when it is sent again.</summary>
    public async Task SaveAsync(DeskSheet sheet)
    {
        var sent = sheet.Draft;
        sheet.State = SheetState.Saving;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"{Address}/sheets/{sheet.Candidate.Value}") { Content = JsonContent.Create(sent, options: WireJson.Options) };
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{sheet.Revision}\""));
            using var answer = await http.SendAsync(request);
            await TakeAsync(sheet, sent, answer);
        }
        catch (Exception failure) when (IsUnreachable(failure))
        {
            sheet.State = SheetState.Unreachable;
        }
    }

    /// <summary>Declares a conflict; false when the server did not take it.</summary>
    public async Task<bool> DeclareAsync(CandidateId candidate, string reason)
    {
        try
        {
            using var answer = await http.PostAsJsonAsync($"{Address}/conflicts", new ConflictDeclared(candidate, reason), WireJson.Options);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (IsUnreachable(failure))
        {
            return false;
        }
    }

    private async Task TakeAsync(DeskSheet sheet, SheetContent sent, HttpResponseMessage answer)
    {
        if (answer.IsSuccessStatusCode)
        {
            sheet.Stores((await answer.Content.ReadFromJsonAsync<SheetView>(WireJson.Options))!, sent);
            return;
        }

        if (answer.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            sheet.State = SheetState.Unsaved;
            sheet.Meet((await http.GetFromJsonAsync<SheetView>($"{Address}/sheets/{sheet.Candidate.Value}", WireJson.Options))!, isNewest: true);
            return;
        }

        sheet.RefusedCode = await CodeAsync(answer);
        sheet.State = (answer.StatusCode, sheet.RefusedCode) switch
        {
            (_, "in-conflict") => SheetState.InConflict,
            (_, "marks-closed") => SheetState.Closed,
            (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, _) => SheetState.SignedOut,
            ( >= HttpStatusCode.InternalServerError, _) => SheetState.Unreachable,
            _ => SheetState.Refused,
        };
    }

    private static async Task<string> CodeAsync(HttpResponseMessage answer)
    {
        try
        {
            using var body = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());
            return body.RootElement.TryGetProperty("code", out var code) ? code.GetString() ?? "" : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static bool IsUnreachable(Exception failure) => failure is HttpRequestException or TaskCanceledException;
}
