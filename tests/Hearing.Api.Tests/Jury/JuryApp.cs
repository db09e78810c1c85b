using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;

namespace Hearing.Api.Tests.Jury;

/// <summary>A server with one edition, two candidates, a chair, two jurors, and one person of each other role.</summary>
public sealed partial class JuryApp(HearingApp? app = null) : IDisposable
{
    public const string Chair = "ordforande@example.org";
    public const string Juror = "ledamot@example.org";
    public const string Second = "andra@example.org";
    public const string Candidate = "kandidat@example.org";
    public const string Technician = "tekniker@example.org";
    public const string Guest = "gast@example.org";
    public const string Address = "/api/editions/jury/jury";

    public HearingApp App { get; } = app ?? new();
    public EditionId Edition { get; } = EditionId.New();
    public CandidateId First { get; } = CandidateId.New();
    public CandidateId Other { get; } = CandidateId.New();
    public PersonId ChairId { get; } = PersonId.New();
    public PersonId JurorId { get; } = PersonId.New();
    public PersonId SecondId { get; } = PersonId.New();

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => App.Dispose();

    public async Task<JuryApp> BegunAsync()
    {
        await App.Store(
            new Edition
            {
                Id = Edition,
                Slug = "jury",
                Name = "Juryåret",
                Year = 2026,
                Mode = HearingMode.Virtual,
                Quorum = 2,
                Days = [new(new(2026, 3, 2), new(9, 0), new(17, 0))],
                Rooms = [new("main", "Salen", RoomKind.Virtual, 0, [], [], null, null)],
                Criteria = [new("vision", "Vision", "…"), new("equity", "Likvärdighet", "…")],
                MarkScale = new(1, 5, []),
                SchoolForms = [new("grund", "grundskola")],
            },
            new Candidate { Id = First, EditionId = Edition, Name = "Åby kommun", SchoolForms = ["grund"] },
            new Candidate { Id = Other, EditionId = Edition, Name = "Öby kommun", Order = 1 },
            Person(Chair, Roles.Juror | Roles.Chair, ChairId, 0), Person(Juror, Roles.Juror, JurorId, 1), Person(Second, Roles.Juror, SecondId, 2),
            Person(HearingApp.Organiser, Roles.Organiser, PersonId.New(), 3), Person(Technician, Roles.Technician, PersonId.New(), 4),
            Person(Guest, Roles.Guest, PersonId.New(), 5), Person(Candidate, Roles.Candidate, PersonId.New(), 6, First));
        return this;
    }

    public static SheetContent Sheet(int? mark, string note) => new([new("vision", mark, note)], "");

    public async Task<HttpResponseMessage> Put(string mail, CandidateId candidate, SheetContent content, string? revision)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Address}/sheets/{candidate.Value}") { Content = JsonContent.Create(content, options: WireJson.Options) };
        if (revision is not null)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{revision}\""));
        }

        return await App.As(mail).SendAsync(request, Cancel);
    }

    public async Task DeclareConflict(string mail, CandidateId candidate, string reason = "Min syster är förvaltningschef.") =>
        (await App.As(mail).PostAsJsonAsync($"{Address}/conflicts", new ConflictDeclared(candidate, reason), WireJson.Options, Cancel)).EnsureSuccessStatusCode();

    /// <summary>Lets that juror speak for the candidate besides.</summary>
    public Task SpeaksFor(PersonId juror, CandidateId candidate) => App.InDatabase(async db =>
    {
        var person = db.People.Single(p => p.Id == juror);
        (person.Roles, person.CandidateId) = (person.Roles | Roles.Candidate, candidate);
        return await db.SaveChangesAsync(Cancel);
    });

    public Task<string> Read(string mail, string path) => App.As(mail).GetStringAsync(path, Cancel);

    /// <summary>Opens the page as a browser does, takes its token and hidden fields, and sends the form.</summary>
    public async Task<HttpResponseMessage> Send(string mail, string page, string action, params (string Name, string Value)[] fields)
    {
        var client = App.As(mail);
        var opened = await client.GetAsync(page, Cancel);
        var html = await opened.Content.ReadAsStringAsync(Cancel);
        var cookie = opened.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("hearing-form", StringComparison.Ordinal)).Split(';')[0];
        var form = html[html.IndexOf($"action=\"{action}\"", StringComparison.Ordinal)..];
        form = form[..form.IndexOf("</form>", StringComparison.Ordinal)];
        var hidden = Hidden().Matches(form).Select(m => KeyValuePair.Create(m.Groups[1].Value, m.Groups[2].Value)).Where(h => fields.All(f => f.Name != h.Key));
        using var request = new HttpRequestMessage(HttpMethod.Post, action)
        {
            Content = new FormUrlEncodedContent(hidden.Concat(fields.Where(f => f.Value.Length > 0).Select(f => KeyValuePair.Create(f.Name, f.Value)))),
        };
        request.Headers.Add("Cookie", $"{client.DefaultRequestHeaders.GetValues("Cookie").Single()}; {cookie}");
        return await client.SendAsync(request, Cancel);
    }

    public Task<HttpResponseMessage> OpenMarks() => Send(Chair, "/jury/jury/overview", "/jury/jury/open-marks", ("sure", "yes"));

    public Task<HttpResponseMessage> Decide(CandidateId candidate, string kind, string motivation, string mail = Chair, string comment = "", params (string, string)[] more) =>
        Send(mail, "/jury/jury/decision", $"/jury/jury/decision/{candidate.Value}",
            [("kind", kind), ("motivation", motivation), ("filmComment", comment), .. more.Length > 0 ? more : [("tookPart", $"{ChairId.Value}"), ("tookPart", $"{SecondId.Value}")]]);

    public Task<HttpResponseMessage> Release(string mail = Chair) => Send(mail, "/jury/jury/release", "/jury/jury/release", ("sure", "yes"));

    private Person Person(string mail, Roles roles, PersonId id, int order, CandidateId? candidate = null) =>
        new() { Id = id, EditionId = Edition, Name = $"Namn {order}", Mail = mail, Roles = roles, Order = order, CandidateId = candidate };

    [GeneratedRegex("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
