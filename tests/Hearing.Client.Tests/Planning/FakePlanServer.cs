using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hearing.Domain.Contracts;

namespace Hearing.Client.Tests.Planning;

/// <summary>Answers the board's calls and keeps what it was sent.</summary>
internal sealed class FakePlanServer : HttpMessageHandler
{
    public List<(string Call, string Body)> Calls { get; } = [];

    /// <summary>The answer to each call by its method and the end of its address; an int is a refusal's status as stale.</summary>
    public Dictionary<string, Func<string, object>> Answers { get; } = [];

    public HttpClient Client => new(this) { BaseAddress = new Uri("http://localhost/") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = $"{request.Method} {request.RequestUri!.AbsolutePath.Split("/2026/")[1]}";
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Calls.Add((call, body));
        var answer = Answers.First(a => call.StartsWith(a.Key, StringComparison.Ordinal)).Value(body);
        return answer is int status
            ? new((HttpStatusCode)status) { Content = JsonContent.Create(new { code = "stale" }) }
            : new(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(answer, answer.GetType(), WireJson.Options), null, "application/json") };
    }
}
