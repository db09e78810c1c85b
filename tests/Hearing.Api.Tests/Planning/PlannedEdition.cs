using System.Net.Http.Json;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Api.Tests.Planning;

/// <summary>An edition with three sessions of an hour in two rooms, its organiser and a juror; nothing is placed.</summary>
internal sealed class PlannedEdition
{
    public static readonly DateOnly Day = new(2026, 3, 10);

    public Edition Edition { get; } = new()
    {
        Id = EditionId.New(),
        Slug = "2026",
        Name = "Guldtrappan 2026",
        Year = 2026,
        Mode = HearingMode.OnSite,
        Days = [new(Day, new(9, 0), new(12, 0))],
        Rooms = [new("main", "Stora salen", RoomKind.Real, 0, [], [], null, null), new("small", "Lilla salen", RoomKind.Real, 0, [], [], null, null)],
    };

    public List<Session> Sessions { get; } = [];

    public static async Task<PlannedEdition> In(HearingApp app)
    {
        var planned = new PlannedEdition();
        var people = new[] { ("Olga", HearingApp.Organiser, Roles.Organiser), ("Jari", "juror@example.org", Roles.Juror) };
        planned.Sessions.AddRange(new[] { "Välkomna", "Eksjö", "Karlstad" }.Select((title, index) => new Session
        {
            Id = SessionId.New(),
            EditionId = planned.Edition.Id,
            Order = index,
            Title = title,
            Kind = index == 0 ? SessionKind.Welcome : SessionKind.Candidate,
            Parts = [new(PartId.New(), PartKind.Talk, title, TimeSpan.FromHours(1), EndPolicy.Warn, "secret host note")],
        }));
        await app.Store([planned.Edition, .. planned.Sessions, .. people.Select((p, i) => new Person
        {
            Id = PersonId.New(), EditionId = planned.Edition.Id, Order = i, Name = p.Item1, Mail = p.Item2, Roles = p.Item3,
        })]);
        return planned;
    }

    public static Slot At(int hour, int minute = 0, string room = "main") => new(room, Day, new(hour, minute));

    public static PlanEdit Place(PlannedSession session, Slot slot) => new(PlanEditKind.Place, session.Id, session.Revision, slot);

    public static async Task<PlanView> Read(HttpClient client) => await Json<PlanView>(await client.GetAsync("/api/editions/2026/plan", Cancel));

    public static async Task<T> Json<T>(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
        return (await answer.Content.ReadFromJsonAsync<T>(WireJson.Options, Cancel))!;
    }

    public static async Task Refused(int status, string code, HttpResponseMessage answer)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains($"\"code\":\"{code}\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    public static Task<HttpResponseMessage> Edit(HttpClient client, PlanEdit edit) =>
        client.PostAsJsonAsync("/api/editions/2026/plan/edits", edit, WireJson.Options, Cancel);

    public static Task<HttpResponseMessage> Put(HttpClient client, string? revision, params Placement[] placements) => Put(client, revision, new WholePlan(placements));

    public static Task<HttpResponseMessage> Put(HttpClient client, string? revision, WholePlan plan)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, "/api/editions/2026/plan")
        {
            Content = JsonContent.Create(plan, options: WireJson.Options),
        };
        if (revision is not null)
        {
            request.Headers.IfMatch.Add(new($"\"{revision}\""));
        }

        return client.SendAsync(request, Cancel);
    }

    public static Task<HttpResponseMessage> Publish(HttpClient client) => client.PostAsync("/api/editions/2026/programmes", null, Cancel);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
