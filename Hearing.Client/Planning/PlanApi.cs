using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Hearing.Domain.Contracts;

namespace Hearing.Client.Planning;

/// <summary>The server said no to a change of the plan; the code is one of <see cref="RefusalCode"/> as it is written on the wire.</summary>
public sealed class PlanRefused(string code) : Exception(code)
{
    public string Code { get; } = code;
}

/// <summary>The plan's HTTP contract as the board uses it.</summary>
public sealed class PlanApi(HttpClient http, string edition)
{
    private readonly string _plan = $"api/editions/{edition}/plan";

    public Task<PlanView> Read() => Send<PlanView>(HttpMethod.Get, _plan, null, null);

    /// <summary>The plan where it is another one than that revision's; null while it is the same.</summary>
    public async Task<PlanView?> ReadIfOther(string revision)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _plan) { Headers = { { "If-None-Match", $"\"{revision}\"" } } };
        using var answer = await http.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.NotModified ? null : await Read<PlanView>(answer);
    }

    public Task<PlanEdited> Edit(PlanEdit edit) => Send<PlanEdited>(HttpMethod.Post, $"{_plan}/edits", edit, null);

    public Task<PlanView> TakeOver(WholePlan plan, string revision) => Send<PlanView>(HttpMethod.Put, _plan, plan, revision);

    public Task<SolveView> Start(SolveRequest request) => Send<SolveView>(HttpMethod.Post, $"{_plan}/solves", request, null);

    public Task<SolveView> Look(Guid solve) => Send<SolveView>(HttpMethod.Get, $"{_plan}/solves/{solve}", null, null);

    public Task<SolveView> Stop(Guid solve) => Send<SolveView>(HttpMethod.Delete, $"{_plan}/solves/{solve}", null, null);

    public Task<ExplanationView> Explain() => Send<ExplanationView>(HttpMethod.Post, $"{_plan}/explanations", new { }, null);

    public Task<ExplanationView> LookAtExplanation(Guid id) => Send<ExplanationView>(HttpMethod.Get, $"{_plan}/explanations/{id}", null, null);

    public Task<ExplanationView> StopExplaining(Guid id) => Send<ExplanationView>(HttpMethod.Delete, $"{_plan}/explanations/{id}", null, null);

    public Task<ProgrammeView> Publish(string revision) =>
        Send<ProgrammeView>(HttpMethod.Post, $"api/editions/{edition}/programmes", new { }, revision);

    private async Task<T> Send<T>(HttpMethod method, string address, object? body, string? revision)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, body.GetType(), options: WireJson.Options);
        }

        if (revision is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        }

        using var answer = await http.SendAsync(request);
        return await Read<T>(answer);
    }

    private static async Task<T> Read<T>(HttpResponseMessage answer) => answer.IsSuccessStatusCode
        ? (await answer.Content.ReadFromJsonAsync<T>(WireJson.Options))! : throw new PlanRefused(await Code(answer));

    private static async Task<string> Code(HttpResponseMessage answer)
    {
        try
        {
            return (await answer.Content.ReadFromJsonAsync<JsonObject>())?["code"]?.GetValue<string>() ?? "failed";
        }
        catch (System.Text.Json.JsonException)
        {
            return "failed";
        }
    }
}
