using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Hearing.Api.Runs;
using Hearing.Domain;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearing.Api.Tests.Web;

public sealed partial class AccessTableTests : IDisposable
{
    private static readonly (char Letter, string? Mail)[] _callers =
    [
        ('S', null), ('C', DemoPersona.Candidate), ('G', "guest@example.org"), ('J', DemoPersona.Juror), ('H', DemoPersona.Chair),
        ('T', DemoPersona.Technician), ('O', DemoPersona.Organiser),
    ];

    private readonly HearingApp _app = new() { Settings = { ["Hearing:Demo"] = "true", ["Hearing:Organiser"] = DemoPersona.Organiser } };
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public void Every_endpoint_stands_in_the_table_and_nothing_else_does()
    {
        var real = _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(IsOwn).SelectMany(Names).ToHashSet();
        var listed = AccessTable.Endpoints.Select(row => row.Endpoint).ToHashSet();
        Assert.Equal(AccessTable.Endpoints.Length, listed.Count);
        Assert.True(real.SetEquals(listed), $"not listed: {string.Join("; ", real.Except(listed).Order())}\nnot there: {string.Join("; ", listed.Except(real).Order())}");
    }

    [Fact]
    public void Every_hub_method_stands_in_the_table() => Assert.Equal(
        AccessTable.HubMethods.Order(), typeof(RunsHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.GetBaseDefinition().DeclaringType == typeof(RunsHub)).Select(m => m.Name).Order());

    [Theory]
    [InlineData("demo", false)]
    [InlineData("2021", true)]
    public async Task Each_cell_of_the_table_is_what_the_server_answers(string edition, bool released)
    {
        var ids = await IdsAsync(edition);
        var wrong = new List<string>();
        foreach (var (letter, mail) in _callers)
        {
            using var client = mail is null ? _app.Stranger() : _app.As(mail);
            foreach (var (endpoint, before, after) in AccessTable.Endpoints.Where(row => !row.Endpoint.StartsWith("ANY", StringComparison.Ordinal)))
            {
                var who = released ? after : before;
                var allowed = who == "*" || who.Contains(letter, StringComparison.Ordinal);
                var status = await CallAsync(client, endpoint, ids);
                var denied = status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
                if (denied == allowed || (int)status >= 500)
                {
                    wrong.Add($"{letter} {endpoint}: {(int)status}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static async Task<HttpStatusCode> CallAsync(HttpClient client, string endpoint, Dictionary<string, string> ids)
    {
        var (method, pattern) = (endpoint.Split(' ')[0], endpoint.Split(' ')[1]);
        using var request = new HttpRequestMessage(new HttpMethod(method), Hole().Replace(pattern, hole => ids.GetValueOrDefault(hole.Groups[1].Value, Guid.Empty.ToString())));
        if (method is "POST" or "PUT")
        {
            request.Content = pattern.StartsWith("/api/", StringComparison.Ordinal)
                ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json")
                : new FormUrlEncodedContent([new("x", "1")]);
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        return answer.StatusCode;
    }

    /// <summary>Ids that exist, so that a refusal is one of rights and not of something missing.</summary>
    private Task<Dictionary<string, string>> IdsAsync(string slug) => _app.InDatabase(async db =>
    {
        var edition = await db.Editions.SingleAsync(e => e.Slug == slug, Cancel);
        if (!await db.People.AnyAsync(p => p.EditionId == edition.Id && p.Mail == "guest@example.org", Cancel))
        {
            db.Add(new Person { Id = PersonId.New(), EditionId = edition.Id, Name = "Gäst", Mail = "guest@example.org", Roles = Roles.Guest });
            await db.SaveChangesAsync(Cancel);
        }

        var own = await db.People.Where(p => p.EditionId == edition.Id && p.Mail == DemoPersona.Candidate).Select(p => p.CandidateId).SingleAsync(Cancel);
        return new Dictionary<string, string>
        {
            ["edition"] = slug,
            ["room"] = edition.Rooms[0].Slug,
            ["version"] = "1",
            ["language"] = "sv",
            ["role"] = "juror",
            ["documentName"] = "v1",
            ["candidate"] = own!.Value.Value.ToString(),
            ["id"] = (await db.People.Where(p => p.EditionId == edition.Id).Select(p => p.Id).FirstAsync(Cancel)).Value.ToString(),
            ["session"] = (await db.Sessions.Where(s => s.EditionId == edition.Id).Select(s => s.Id).FirstAsync(Cancel)).Value.ToString(),
        };
    });

    /// <summary>Files made by the build and the hub's connections are no endpoints of ours.</summary>
    private static bool IsOwn(RouteEndpoint endpoint) =>
        !endpoint.Metadata.Any(m => m.GetType().Name is "StaticAssetDescriptor" or "HubMetadata" or "NegotiateMetadata")
        && endpoint.RoutePattern.RawText is { } text && !text.StartsWith("/_framework", StringComparison.Ordinal) && !text.StartsWith("/hubs/", StringComparison.Ordinal);

    private static IEnumerable<string> Names(RouteEndpoint endpoint)
    {
        var text = Constraint().Replace("/" + endpoint.RoutePattern.RawText!.Trim('/'), "}");
        return (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => $"{method} {text}");
    }

    [GeneratedRegex(@"\{\*{0,2}([a-zA-Z]+)\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@":[a-z]+\}")]
    private static partial Regex Constraint();
}
