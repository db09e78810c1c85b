using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Jury;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Api.Tests.Questions;

/// <summary>A published hearing with two candidates in one room, a private talk after the first, and one person of each role; the second juror is in conflict with the first candidate.</summary>
public sealed class QuestionDay : IDisposable
{
    public const string Juror = "ledamot@example.org";
    public const string InConflict = "javig@example.org";
    public const string First = "forsta@example.org";
    public const string Second = "andra@example.org";
    public const string Guest = "gast@example.org";
    public const string Preparation = "beredning@example.org";
    public const string Technician = "tekniker@example.org";
    public const string Questions = "/api/editions/dag/rooms/main/questions";

    public HearingApp App { get; } = new();
    public CandidateId One { get; } = CandidateId.New();
    public CandidateId Two { get; } = CandidateId.New();
    public PartId Talk { get; } = PartId.New();
    public PartId Asking { get; } = PartId.New();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => App.Dispose();

    public async Task<QuestionDay> BegunAsync()
    {
        var start = App.Clock.GetUtcNow();
        var edition = new Edition
        {
            Id = EditionId.New(),
            Slug = "dag",
            Name = "Dagen",
            Year = 2026,
            Mode = HearingMode.Hybrid,
            HelpTelephone = "08-123 45 67",
            Days = [new(new(2026, 3, 2), new(8, 0), new(17, 0), "https://meet.example/day")],
            Rooms = [new("main", "Salen", RoomKind.Both, 0, [], [], null, null), new("side", "Sidorummet", RoomKind.Both, 0, [], [], null, null)],
            Criteria = [new("vision", "Vision", "")],
        };
        edition.MoveTo(Phase.Published);
        var juror = Person(edition, InConflict, Roles.Juror);
        var (one, privateTalk) = (Session(edition, SessionKind.Candidate, One, "https://meet.example/one"), Session(edition, SessionKind.PrivateTalk, null, "https://meet.example/jury"));
        await App.Store(
            edition,
            new Candidate { Id = One, EditionId = edition.Id, Name = "Eksjö kommun" }, new Candidate { Id = Two, EditionId = edition.Id, Name = "Leksands kommun", Order = 1 },
            Person(edition, HearingApp.Organiser, Roles.Organiser), Person(edition, Juror, Roles.Juror), juror, Person(edition, Guest, Roles.Guest),
            Person(edition, Preparation, Roles.Preparation), Person(edition, Technician, Roles.Technician),
            Person(edition, First, Roles.Candidate, One), Person(edition, Second, Roles.Candidate, Two),
            Conflict.Declare(edition.Id, juror.Id, One, "Syskon", start), one, privateTalk,
            new Programme
            {
                EditionId = edition.Id,
                Version = 1,
                PublishedAt = start.AddDays(-1),
                Items =
                [
                    new(one.Id, SessionKind.Candidate, "Eksjö kommun", One, "main", start, start.AddMinutes(30),
                        [Part(Talk, PartKind.Presentation, 20, EndPolicy.Warn), Part(Asking, PartKind.Questions, 10, EndPolicy.Wait)], 0),
                    new(privateTalk.Id, SessionKind.PrivateTalk, "Överläggning", null, "main", start.AddMinutes(30), start.AddMinutes(40), [Part(PartId.New(), PartKind.Talk, 10, EndPolicy.Warn)], 0),
                    new(SessionId.New(), SessionKind.Candidate, "Leksands kommun", Two, "main", start.AddMinutes(40), start.AddMinutes(70), [Part(PartId.New(), PartKind.Questions, 30, EndPolicy.Wait)], 0),
                ],
            });
        return this;
    }

    public async Task<QuestionView> AskAsync(string mail, CandidateId candidate, string text = "Hur mäter ni?")
    {
        var answer = await App.As(mail).PostAsJsonAsync(Questions, new QuestionPosed(candidate, text), WireJson.Options, Cancel);
        return await ReadAsync<QuestionView>(answer);
    }

    public Task<HttpResponseMessage> TryAskAsync(string mail, CandidateId candidate) =>
        App.As(mail).PostAsJsonAsync(Questions, new QuestionPosed(candidate, "Hur mäter ni?"), WireJson.Options, Cancel);

    public Task<HttpResponseMessage> TryModerateAsync(string mail, QuestionView question, QuestionAction action, QuestionId? other = null, long? revision = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Questions}/{question.Id.Value}/moderations") { Content = JsonContent.Create(new QuestionModerated(action, other), options: WireJson.Options) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{revision ?? question.Revision}\""));
        return App.As(mail).SendAsync(request, Cancel);
    }

    public async Task<QuestionView> ModerateAsync(QuestionView question, QuestionAction action, QuestionId? other = null, string mail = Preparation) =>
        await ReadAsync<QuestionView>(await TryModerateAsync(mail, question, action, other));

    public async Task<RoomQuestions> SeesAsync(string mail) => (await App.As(mail).GetFromJsonAsync<RoomQuestions>(Questions, WireJson.Options, Cancel))!;

    public async Task<T> GetAsync<T>(string mail, string path) => (await App.As(mail).GetFromJsonAsync<T>(path, WireJson.Options, Cancel))!;

    public Task<string> TextAsync(string mail, string path) => App.As(mail).GetStringAsync(path, Cancel);

    public async Task CommandAsync(long revision, PartId? onStage, RunCommand command) => (await App.As(HearingApp.Organiser).PostAsJsonAsync(
        "/api/editions/dag/rooms/main/run/commands", new CommandEnvelope(Guid.NewGuid(), revision, command, onStage), WireJson.Options, Cancel)).EnsureSuccessStatusCode();

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<T>(text, WireJson.Options)!;
    }

    private static Part Part(PartId id, PartKind kind, int minutes, EndPolicy end) => new(id, kind, kind.ToString(), TimeSpan.FromMinutes(minutes), end, null);

    private static Session Session(Edition edition, SessionKind kind, CandidateId? candidate, string link) => new()
    {
        Id = SessionId.New(),
        EditionId = edition.Id,
        Kind = kind,
        Title = kind.ToString(),
        CandidateId = candidate,
        Parts = [Part(PartId.New(), PartKind.Talk, 10, EndPolicy.Warn)],
        MeetingLink = link,
    };

    private static Person Person(Edition edition, string mail, Roles roles, CandidateId? candidate = null) =>
        new() { Id = PersonId.New(), EditionId = edition.Id, Name = $"Namn på {mail}", Mail = mail, Roles = roles, CandidateId = candidate };
}
