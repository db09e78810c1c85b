using System.Text.RegularExpressions;
using Hearing.Api.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Hearing.Api.Tests.Jury;

/// <summary>
/// Reads every address of the server that can be fetched: each endpoint filled in with ids that exist, with each query that the interface
/// description names, and every link on the pages so found. An endpoint whose holes it cannot fill fails the test.
/// </summary>
internal sealed partial class Crawl(JuryApp jury)
{
    private const int Most = 900;

    /// <summary>All answers to that caller, by address.</summary>
    public async Task<IReadOnlyDictionary<string, Answer>> AsAsync(HttpClient client)
    {
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        var waiting = new Queue<string>(await AddressesAsync(client));
        while (waiting.TryDequeue(out var address))
        {
            if (answers.ContainsKey(address))
            {
                continue;
            }

            using var got = await client.GetAsync(address, JuryApp.Cancel);
            var answer = answers[address] = await Answer.ReadAsync(got);
            foreach (var link in Links(answer))
            {
                waiting.Enqueue(link);
            }

            Assert.True(answers.Count < Most, $"The crawl does not end: {address}");
        }

        Assert.True(answers.Count > 60, $"Only {answers.Count} addresses were found: the crawl is broken.");
        return answers;
    }

    private static IEnumerable<string> Links(Answer answer) => answer.IsPage
        ? Link().Matches(answer.Text).Select(m => m.Groups[1].Value).Where(a => !Asset().IsMatch(a))
        : [];

    /// <summary>Every endpoint that can be fetched, filled in, without following links.</summary>
    public async Task<IReadOnlyList<string>> AddressesAsync(HttpClient client)
    {
        var values = await jury.App.InDatabase(db => Task.FromResult(Values(db)));
        var patterns = jury.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains("GET"))
            .Select(e => e.RoutePattern).Where(p => !Unread().IsMatch(p.RawText!));
        var filled = patterns.SelectMany(p => Filled(p, values)).ToList();
        var english = filled.Where(a => !a.StartsWith("/api/", StringComparison.Ordinal)).Select(a => $"{a}?lang=en");
        var asked = await QueriesAsync(client, values);
        return [.. filled.Concat(english).Concat(asked).Distinct()];
    }

    private Dictionary<string, string[]> Values(HearingDb db) => new()
    {
        ["edition"] = ["jury"],
        ["room"] = ["main"],
        ["candidate"] = [$"{jury.First.Value}", $"{jury.Other.Value}"],
        ["version"] = ["1"],
        ["from"] = ["1", "draft"],
        ["to"] = ["1", "draft"],
        ["id"] = [.. db.Certificates.Select(c => c.Id).ToList().Select(id => $"{id.Value}"), .. db.Awards.Select(a => a.Id).ToList().Select(id => $"{id}"),
            .. db.Outbox.Select(m => m.Id).ToList().Select(id => $"{id.Value}"), $"{jury.JurorId.Value}", $"{jury.ChairId.Value}"],
        ["kid"] = [.. jury.App.Services.GetRequiredService<Hearing.Api.Documents.Credentials.CredentialKeys>().Public.Select(k => k.Id).DefaultIfEmpty("none")],
        ["series"] = ["participation", "thanks"],
        ["code"] = [.. db.Certificates.Select(c => c.Code)],
        ["webinar"] = [.. db.Webinars.Select(w => w.Id).ToList().Select(id => $"{id.Value}")],
        ["film"] = [$"{Guid.Empty}"],
        ["slides"] = [$"{Guid.Empty}"],
        ["page"] = ["1"],
        ["kind"] = ["timer", "hall", "door", "lobby"],
        ["session"] = [.. db.Sessions.Select(s => s.Id).ToList().Select(id => $"{id.Value}").DefaultIfEmpty($"{Guid.Empty}")],
        ["secret"] = [.. db.People.Where(p => p.CalendarSecret != null).Select(p => p.CalendarSecret!)],
        ["documentName"] = ["v1"],
        ["token"] = ["none"],
        ["role"] = ["chair"],
        ["archive"] = ["true"],
        ["sample"] = ["longNames"],
        ["bleed"] = ["true"],
        ["paper"] = ["A5", "A3"],
        ["printable"] = ["true"],
        ["include"] = ["jury"],
        ["returnUrl"] = ["/jury/jury/overview"],
        ["mail"] = [JuryApp.Chair],
        ["lang"] = ["en"],
        ["saved"] = ["yes"],
        ["size"] = ["720", "original"],
        ["language"] = ["sv", "en"],
    };

    private static IEnumerable<string> Filled(RoutePattern pattern, Dictionary<string, string[]> values)
    {
        IEnumerable<string> addresses = [pattern.RawText!];
        foreach (var parameter in pattern.Parameters)
        {
            var hole = new Regex($@"\{{{parameter.Name}(:[^}}]*)?\}}");
            addresses = [.. addresses.SelectMany(a => Known(values, parameter.Name, a).Select(v => hole.Replace(a, v)))];
        }

        return addresses.Select(a => a.StartsWith('/') ? a : $"/{a}");
    }

    private static string[] Known(Dictionary<string, string[]> values, string name, string address) =>
        values.TryGetValue(name, out var known) ? known : throw new InvalidOperationException($"The crawl knows no value for '{name}' of {address}.");

    /// <summary>Addresses with a query, as the interface description names them.</summary>
    private static async Task<IEnumerable<string>> QueriesAsync(HttpClient client, Dictionary<string, string[]> values)
    {
        var description = System.Text.Json.JsonElement.Parse(await client.GetStringAsync("/openapi/v1.json", JuryApp.Cancel));
        var asked = from path in description.GetProperty("paths").EnumerateObject()
                    where path.Value.TryGetProperty("get", out _)
                    from parameter in path.Value.GetProperty("get").TryGetProperty("parameters", out var all) ? all.EnumerateArray() : default
                    where parameter.GetProperty("in").GetString() == "query"
                    select (Path: path.Name, Name: parameter.GetProperty("name").GetString()!);
        return asked.ToList().SelectMany(q =>
            Filled(RoutePatternFactory.Parse(q.Path), values).SelectMany(a => Known(values, q.Name, a).Select(v => $"{a}?{q.Name}={Uri.EscapeDataString(v)}")));
    }

    [GeneratedRegex(@"\*|^/?(hubs|_framework|_demo)/")]
    private static partial Regex Unread();

    [GeneratedRegex("(?:href|src)=\"(/[^/\"#][^\"#]*)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\.(js|css|woff2|svg|png|ico|webmanifest|wasm)(\?|$)|^/(sign-in|_framework)")]
    private static partial Regex Asset();
}
