using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Hearing.Api.Editions;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Tests.Web;

/// <summary>
/// What a row sends: the same address, body and ids whoever calls. A form's fields are those of the page on which a permitted caller finds it,
/// with what such a caller types; only the token is each caller's own.
/// </summary>
internal static partial class AccessRequests
{
    public const string MailBrowser = "the-browser-that-waits-for-a-link", OpenBrowser = "the-browser-that-was-let-in";

    public static async Task<Func<char, HttpRequestMessage>> PrepareAsync(AccessWorld world, AccessRow row, char reference)
    {
        var address = Filled(world, row.Address ?? row.Endpoint.Split(' ')[1]);
        var method = row.Endpoint.Split(' ')[0] is var verb && verb == "ANY" ? "GET" : verb;
        var made = row.Body is null ? new Body() : await row.Body(world, reference, address);
        return caller =>
        {
            var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = Content(world, made, caller) };
            var cookies = new[] { world.Cookies[caller], made.Fields is null ? null : world.Token(caller).Cookie, made.Cookie }.Where(c => c is not null);
            if (string.Join("; ", cookies) is { Length: > 0 } cookie)
            {
                request.Headers.Add("Cookie", cookie);
            }

            foreach (var (name, value) in made.Headers ?? [])
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            if (made.IfMatch is { } match)
            {
                request.Headers.IfMatch.Add(new EntityTagHeaderValue(match));
            }

            return request;
        };
    }

    /// <summary>An address with the ids of the world's things in its holes.</summary>
    public static string Filled(AccessWorld world, string address) => Hole().Replace(address, hole => world.Ids.GetValueOrDefault(hole.Groups[1].Value, hole.Value));

    /// <summary>Captions over those that the film has.</summary>
    public static Task<Body> Captions(AccessWorld world, char reference, string address) =>
        Task.FromResult(new Body(Json: "WEBVTT\n\n00:01.000 --> 00:02.000\nHej.\n", IfMatch: "\"0\""));

    /// <summary>A JSON body.</summary>
    public static Func<AccessWorld, char, string, Task<Body>> Json(Func<AccessWorld, object> body) => (world, _, _) => Task.FromResult(new Body(Json: body(world)));

    /// <summary>An upload's request: nothing but headers, and an empty piece where bytes are sent.</summary>
    public static Func<AccessWorld, char, string, Task<Body>> Tus(bool isPiece = false) => (world, _, _) => Task.FromResult(new Body(IsPiece: isPiece, Headers:
        [("Tus-Resumable", "1.0.0"), ("Upload-Offset", "0"), ("Upload-Length", "10"), ("Upload-Metadata", Films.TusClient.Metadata(new(Guid.Parse(world.Ids["candidate"]))))]));

    /// <summary>Marks for the candidate, written over that revision.</summary>
    public static Func<AccessWorld, char, string, Task<Body>> Sheet(string revision) =>
        (_, _, _) => Task.FromResult(new Body(Json: new SheetContent([new("vision", 3, "")], ""), IfMatch: revision));

    /// <summary>A change of a thing's first revision.</summary>
    public static Func<AccessWorld, char, string, Task<Body>> First(object? body) => (_, _, _) => Task.FromResult(new Body(Json: body, IfMatch: "\"1\""));

    /// <summary>A form: the fields of the page (by default at the form's own address) and what is typed over them.</summary>
    public static Func<AccessWorld, char, string, Task<Body>> Form(string? page = null, string? cookie = null, bool isFile = false, params (string Name, string Value)[] typed) => async (world, reference, address) =>
    {
        var fields = new List<(string Name, string Value)>();
        var at = Hole().Replace(page ?? address, hole => world.Ids[hole.Groups[1].Value]);
        using var request = new HttpRequestMessage(HttpMethod.Get, at) { Headers = { { "Accept", "text/html" } } };
        if (world.Cookies[reference] is { } signedIn)
        {
            request.Headers.Add("Cookie", signedIn);
        }

        using var opened = await world.Client.SendAsync(request, AccessWorld.Cancel);
        var html = await opened.Content.ReadAsStringAsync(AccessWorld.Cancel);
        if (html.IndexOf($"action=\"{address}\"", StringComparison.Ordinal) is var start and >= 0)
        {
            fields.AddRange(Fields(html[start..html.IndexOf("</form>", start, StringComparison.Ordinal)]));
        }

        fields.RemoveAll(f => f.Name.StartsWith("__", StringComparison.Ordinal) || typed.Any(t => t.Name == f.Name));
        fields.AddRange(typed.Select(t => (t.Name, Hole().Replace(t.Value, hole => world.Ids.GetValueOrDefault(hole.Groups[1].Value, hole.Value)))));
        return new(Fields: fields, Cookie: cookie, HasFile: isFile);
    };

    /// <summary>The plan as it stands, with its revision.</summary>
    public static async Task<Body> WholePlanAsync(AccessWorld world, char reference, string address)
    {
        var plan = await PlanAsync(world);
        return new(Json: new WholePlan(PlanView.PlanOf(plan.Sessions)), IfMatch: $"\"{plan.Revision}\"");
    }

    public static async Task<Body> PlanEditAsync(AccessWorld world, char reference, string address)
    {
        var session = (await PlanAsync(world)).Sessions[0];
        return new(Json: new PlanEdit(PlanEditKind.Pin, session.Id, session.Revision, Pinned: true));
    }

    /// <summary>A run's command as somebody sends it who sees the room now.</summary>
    public static Func<AccessWorld, char, string, Task<Body>> Command(RunCommand command) => async (world, _, _) =>
    {
        var run = await AccessPhases.RundownAsync(world);
        return new(Json: new CommandEnvelope(Guid.NewGuid(), run?.Revision ?? 0, command, run is { Status: RunStatus.Running } ? run.Cues[0].Id : null));
    };

    /// <summary>Minutes of another run: what they are compared with does not matter to who may ask.</summary>
    private const string KeptMinutes = """{"format":"guldtrappan-minutes/1","minutes":{"runId":"6d1c1a53-4f0f-4b5e-9d0e-5a3f4f8b7c11","lines":[]}}""";

    /// <summary>A PDF of one empty page.</summary>
    public const string SamplePdf = """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 32 18]>>endobj
        trailer<</Root 1 0 R>>
        """;

    /// <summary>An edition document that no edition's ids or name are taken from.</summary>
    public static string FreshDocument => Encoding.UTF8.GetString(Samples.Bytes(Samples.Demo))
        .Replace("0de00000-", "0de00001-", StringComparison.Ordinal).Replace("\"slug\": \"demo\"", "\"slug\": \"fresh\"", StringComparison.Ordinal)
        .Replace("\"slug\":\"demo\"", "\"slug\":\"fresh\"", StringComparison.Ordinal);

    private static async Task<PlanView> PlanAsync(AccessWorld world)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/editions/demo/plan") { Headers = { { "Cookie", world.Cookies['O'] } } };
        using var answer = await world.Client.SendAsync(request, AccessWorld.Cancel);
        return (await answer.Content.ReadFromJsonAsync<PlanView>(WireJson.Options, AccessWorld.Cancel))!;
    }

    private static HttpContent? Content(AccessWorld world, Body body, char caller)
    {
        if (body.Json is string text)
        {
            return new StringContent(text, Encoding.UTF8, "application/json");
        }

        if (body.Json is not null)
        {
            return JsonContent.Create(body.Json, body.Json.GetType(), options: WireJson.Options);
        }

        if (body.Fields is null)
        {
            return body.IsPiece ? new ByteArrayContent([]) { Headers = { ContentType = new("application/offset+octet-stream") } } : null;
        }

        var fields = body.Fields.Append((Name: "__RequestVerificationToken", Value: world.Token(caller).Form));
        if (!body.HasFile)
        {
            return new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        }

        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent("another film"u8.ToArray()), "film", "film.mp4");
        form.Add(new StringContent(FreshDocument), "document", "fresh.json");
        form.Add(new StringContent(SamplePdf), "slides", "slides.pdf");
        form.Add(new StringContent(KeptMinutes), "kept", "kept.json");
        return form;
    }

    private static IEnumerable<(string Name, string Value)> Fields(string form)
    {
        foreach (Match input in Input().Matches(form))
        {
            var (type, name) = (Attribute(input.Value, "type"), Attribute(input.Value, "name"));
            var chosen = type is not ("checkbox" or "radio") || input.Value.Contains(" checked", StringComparison.Ordinal);
            if (name is not null && type is not ("submit" or "file") && chosen)
            {
                yield return (name, Attribute(input.Value, "value") ?? "");
            }
        }

        foreach (Match area in Area().Matches(form))
        {
            yield return (area.Groups[1].Value, WebUtility.HtmlDecode(area.Groups[2].Value));
        }

        foreach (Match select in Select().Matches(form))
        {
            var options = Option().Matches(select.Groups[2].Value);
            var option = options.FirstOrDefault(o => o.Value.Contains(" selected", StringComparison.Ordinal)) ?? options.FirstOrDefault();
            yield return (select.Groups[1].Value, option is null ? "" : Attribute(option.Value, "value") ?? "");
        }
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    [GeneratedRegex(@"\{\*{0,2}([a-zA-Z]+)\}")]
    private static partial Regex Hole();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<textarea[^>]*name=\"([^\"]+)\"[^>]*>([^<]*)</textarea>")]
    private static partial Regex Area();

    [GeneratedRegex("<select[^>]*name=\"([^\"]+)\"[^>]*>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option[^>]*>")]
    private static partial Regex Option();
}

/// <summary>What is sent: JSON or a form's fields, the revision, a cookie that is no sign-in, and headers of an upload with or without an empty piece of it.</summary>
internal sealed record Body(
    object? Json = null, IReadOnlyList<(string Name, string Value)>? Fields = null, string? IfMatch = null, string? Cookie = null, bool HasFile = false,
    IReadOnlyList<(string Name, string Value)>? Headers = null, bool IsPiece = false);
