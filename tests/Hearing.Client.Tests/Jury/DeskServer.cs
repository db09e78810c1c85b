using System.Net;
using System.Net.Http.Json;
using System.Text;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Client.Tests.Jury;

/// <summary>The server as the desk's calls see it: two candidates, one sheet each, revisions, conflicts, and a connection that can be away.</summary>
internal sealed class DeskServer : HttpMessageHandler
{
    public CandidateId First { get; } = CandidateId.New();
    public Dictionary<CandidateId, SheetView> Sheets { get; } = [];
    public HashSet<CandidateId> Conflicts { get; } = [];
    public bool IsAway { get; set; }
    public bool IsSignedOut { get; set; }

    /// <summary>The next change is stored and its answer lost on the way.</summary>
    public bool LosesNextAnswer { get; set; }
    public List<string> Changes { get; } = [];

    public DeskView Desk => new("jury", "Juryåret", new(Guid.Empty), "Europe/Stockholm", new(1, 5, []), [new("vision", "Vision", "…")],
        [new(First, "Åby", [], null, null, Conflicts.Contains(First))], [.. Sheets.Values.Where(s => !Conflicts.Contains(s.CandidateId))], [], DeskState.Open);

    public void Write(string note) => Sheets[First] = new(First, Sheet.Revision + 1, new([], note), null);

    public SheetView Sheet => Sheets.GetValueOrDefault(First) ?? new(First, 0, SheetContent.Empty, null);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsAway)
        {
            throw new HttpRequestException("away");
        }

        if (IsSignedOut)
        {
            return Says(HttpStatusCode.Unauthorized, "sign-in-needed");
        }

        return (request.Method.Method, request.RequestUri!.Segments[^1]) switch
        {
            ("GET", "desk") => Json(Desk),
            ("GET", "run") => Says(HttpStatusCode.NotFound, "not-found"),
            ("GET", _) => Json(Sheet),
            ("PUT", _) => Changed(request, (await request.Content!.ReadFromJsonAsync<SheetContent>(WireJson.Options, cancellationToken))!),
            ("POST", _) => Declared(),
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    private HttpResponseMessage Changed(HttpRequestMessage request, SheetContent content)
    {
        if (Conflicts.Contains(First))
        {
            return Says(HttpStatusCode.Forbidden, "in-conflict");
        }

        if (request.Headers.IfMatch.Single().Tag != $"\"{Sheet.Revision}\"")
        {
            return Says(HttpStatusCode.PreconditionFailed, "stale");
        }

        Sheets[First] = new(First, Sheet.Revision + 1, content, null);
        Changes.Add(content.Note);
        if (LosesNextAnswer)
        {
            LosesNextAnswer = false;
            throw new HttpRequestException("lost");
        }

        return Json(Sheet);
    }

    private HttpResponseMessage Declared()
    {
        Conflicts.Add(First);
        return new(HttpStatusCode.NoContent);
    }

    private static HttpResponseMessage Json<T>(T body) => new(HttpStatusCode.OK) { Content = JsonContent.Create(body, options: WireJson.Options) };

    private static HttpResponseMessage Says(HttpStatusCode status, string code) =>
        new(status) { Content = new StringContent($"{{\"code\":\"{code}\"}}", Encoding.UTF8, "application/problem+json") };
}
