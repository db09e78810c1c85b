using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hearing.Browser.Tests.Runs.Nodes;

/// <summary>What was answered to a command.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonElement Body, TimeSpan? RetryAfter)
{
    public long Revision => Body.GetProperty("revision").GetInt64();
}

/// <summary>A program signed in as one of the demo's people, which gives commands as the console does.</summary>
internal sealed partial class CommandClient : IDisposable
{
    private const string Run = "/api/editions/demo/rooms/main/run";
    private const string Questions = "/api/editions/demo/rooms/main/questions";
    private readonly HttpClient _client;

    private CommandClient(HttpClient client, CookieContainer cookies) => (_client, Cookies) = (client, cookies);

    public CookieContainer Cookies { get; }

    /// <summary>The run as it was told last.</summary>
    public JsonElement Rundown { get; private set; }

    public long Revision => Rundown.GetProperty("revision").GetInt64();

    public static async Task<CommandClient> SignInAsync(Uri site, string role = "organiser")
    {
        var cookies = new CookieContainer();
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };
        var page = new Uri(site, $"/_demo/sign-in/{role}");
        var token = Token().Match(await client.GetStringAsync(page)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var answer = await client.PostAsync(page, form);
        Assert.True(answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Found, $"{answer.StatusCode}");
        return new(client, cookies);
    }

    public async Task PublishAsync(Uri site)
    {
        using var published = await _client.PostAsJsonAsync(new Uri(site, "/api/editions/demo/programmes"), new { });
        published.EnsureSuccessStatusCode();
        await ReadAsync(site);
    }

    /// <summary>Gives a command for what was told last, whatever is answered.</summary>
    public Task<Answer> GiveAsync(Uri node, Guid id, object command) => GiveAsync(node, id, Revision, OnStage, command);

    /// <inheritdoc cref="GiveAsync(Uri, Guid, object)"/>
    public async Task<Answer> GiveAsync(Uri node, Guid id, long revision, string? onStage, object command)
    {
        using var answer = await _client.PostAsJsonAsync(new Uri(node, Run + "/commands"), new { commandId = id, expectedRevision = revision, onStage, command });
        return new(answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(), answer.Headers.RetryAfter?.Delta);
    }

    /// <summary>Gives a command that must be taken.</summary>
    public async Task DoAsync(Uri node, object command) => Keep(await GiveAsync(node, Guid.NewGuid(), command));

    /// <summary>From the first cue to the first presentation; the film before it may have been left out already.</summary>
    public async Task PresentationAsync(Uri node)
    {
        await DoAsync(node, new { kind = "next" });
        while (Rundown.GetProperty("cues").EnumerateArray().First(c => c.GetProperty("id").GetString() == OnStage).GetProperty("kind").GetString() != "presentation")
        {
            await DoAsync(node, new { kind = "skip" });
        }
    }

    /// <summary>The one person whose camera or screen is in the room.</summary>
    public async Task<string> WhoSendsAsync(Uri node) => (await _client.GetFromJsonAsync<JsonElement>(new Uri(node, "/api/editions/demo/rooms/main/floor")))
        .EnumerateArray().Single(p => p.GetProperty("isSending").GetBoolean()).GetProperty("personId").GetString()!;

    /// <summary>Remembers what an answer says, which must be a good one.</summary>
    public void Keep(Answer answer)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer.Status}: {answer.Body}");
        Rundown = answer.Body.GetProperty("rundown");
    }

    /// <summary>Asks the first candidate of the programme something; the answer is the question.</summary>
    public async Task<JsonElement> AskAsync(Uri node, string text)
    {
        var candidate = Rundown.GetProperty("cues").EnumerateArray()
            .Select(c => c.TryGetProperty("candidateId", out var id) ? id.GetString() : null).First(id => id is not null);
        using var asked = await _client.PostAsJsonAsync(new Uri(node, Questions), new { candidateId = candidate, text });
        return await GoodAsync(asked);
    }

    /// <summary>Does with a question what a moderator does; the answer is the question as it is now.</summary>
    public async Task<JsonElement> ModerateAsync(Uri node, JsonElement question, string action)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node, $"{Questions}/{question.GetProperty("id").GetString()}/moderations"))
        {
            Content = JsonContent.Create(new { action }),
        };
        request.Headers.IfMatch.Add(new($"\"{question.GetProperty("revision").GetInt64()}\""));
        using var done = await _client.SendAsync(request);
        return await GoodAsync(done);
    }

    public async Task<JsonElement> ReadAsync(Uri node) => Rundown = await _client.GetFromJsonAsync<JsonElement>(new Uri(node, Run));

    /// <summary>The cue on stage now by the rundown that was told last; null before the start.</summary>
    public string? OnStage
    {
        get
        {
            var now = TimeProvider.System.GetUtcNow();
            var stage = Rundown.GetProperty("segments").EnumerateArray().LastOrDefault(s => s.GetProperty("from").GetDateTimeOffset() <= now
                && !(s.TryGetProperty("until", out var until) && until.ValueKind == JsonValueKind.String && until.GetDateTimeOffset() <= now));
            return stage.ValueKind == JsonValueKind.Object ? stage.GetProperty("cueId").GetString() : null;
        }
    }

    /// <summary>When each segment of a rundown begins.</summary>
    public static List<string> Starts(JsonElement rundown) => [.. rundown.GetProperty("segments").EnumerateArray().Select(s => s.GetProperty("from").GetString()!)];

    private static async Task<JsonElement> GoodAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {text}");
        return JsonElement.Parse(text);
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
