using System.Net.Http.Json;
using System.Text.Json;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Films;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Hearing.Api.Tests.Runs;

/// <summary>A server with a published edition: one room (or two) with a film, a talk and questions, and then a second session.</summary>
public sealed class RunningEdition : IDisposable
{
    public const string Organiser = "arrangor@example.org";
    public const string Technician = "tekniker@example.org";
    public const string Guest = "gast@example.org";
    public const string Commands = "/api/editions/dag/rooms/main/run/commands";

    public HearingApp App { get; }
    public Edition Edition { get; }
    public CandidateId CandidateId { get; } = CandidateId.New();
    public PartId Film { get; } = PartId.New();
    public PartId Talk { get; } = PartId.New();
    public PartId Questions { get; } = PartId.New();
    public PartId Second { get; } = PartId.New();

    private RunningEdition(int rooms, Action<IServiceCollection>? ports)
    {
        App = new() { Ports = ports };
        Edition = new()
        {
            Id = EditionId.New(),
            Slug = "dag",
            Name = "Dagen",
            Year = 2026,
            Mode = HearingMode.Hybrid,
            Days = [new(new(2026, 3, 2), new(8, 0), new(17, 0))],
            Rooms = [.. new[] { "main", "side" }.Take(rooms).Select(slug => new Room(slug, slug, RoomKind.Both, 0, [], [], null, null))],
        };
        Edition.MoveTo(Phase.Published);
    }

    public static async Task<RunningEdition> MakeAsync(int rooms = 1, string? redis = null, string? accelPrefix = null, Action<IServiceCollection>? ports = null)
    {
        var made = new RunningEdition(rooms, ports);
        foreach (var (key, value) in new[] { ("Hearing:Redis", redis), ("Hearing:Films:AccelPrefix", accelPrefix) })
        {
            if (value is not null)
            {
                made.App.Settings[key] = value;
            }
        }

        var start = made.App.Clock.GetUtcNow();
        await made.App.Store(
        [
            made.Edition,
            new Candidate { Id = made.CandidateId, EditionId = made.Edition.Id, Name = "Eksjö kommun" },
            made.Person(Organiser, Roles.Organiser), made.Person(Technician, Roles.Technician), made.Person(Guest, Roles.Guest),
            made.FilmOf(60_000), .. new[] { made.Programme(start, rooms) },
        ]);
        return made;
    }

    public HttpClient As(string mail) => App.As(mail);

    public async Task<Rundown> RundownAsync() =>
        (await As(Guest).GetFromJsonAsync<Rundown>("/api/editions/dag/rooms/main/run", WireJson.Options, TestContext.Current.CancellationToken))!;

    public Task<HttpResponseMessage> PostAsync(long revision, PartId? onStage, RunCommand command, Guid? id = null, string mail = Organiser, string room = "main") =>
        As(mail).PostAsJsonAsync(
            $"/api/editions/dag/rooms/{room}/run/commands", new CommandEnvelope(id ?? Guid.NewGuid(), revision, command, onStage), WireJson.Options,
            TestContext.Current.CancellationToken);

    public async Task<RunAnswer> DoAsync(long revision, PartId? onStage, RunCommand command, string mail = Organiser, string room = "main")
    {
        var answer = await PostAsync(revision, onStage, command, mail: mail, room: room);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<RunAnswer>(text, WireJson.Options)!;
    }

    public Task<Phase> PhaseAsync() => App.InDatabase(db => Task.FromResult(db.Editions.Single(e => e.Slug == "dag").Phase));

    public static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).GetProperty("code").GetString();

    /// <summary>A hub connection over the test server's own WebSocket.</summary>
    public HubConnection Hub(string? mail, string? origin = null) => Hub(App, mail, origin);

    /// <summary>A hub connection to another node.</summary>
    public static HubConnection Hub(HearingApp app, string? mail, string? origin = null) => HubBy(app.Server, mail is null ? null : app.CookieOf(mail), origin);

    /// <summary>A hub connection of the browser with that cookie.</summary>
    public static HubConnection HubBy(TestServer server, string? cookie, string? origin = null, string path = "/hubs/runs") => new HubConnectionBuilder()
        .WithUrl(new Uri(server.BaseAddress, path), options =>
        {
            options.SkipNegotiation = true;
            options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
            options.WebSocketFactory = async (context, cancel) =>
            {
                var client = server.CreateWebSocketClient();
                client.ConfigureRequest = request =>
                {
                    if (cookie is not null)
                    {
                        request.Headers.Cookie = cookie;
                    }

                    if (origin is not null)
                    {
                        request.Headers.Origin = origin;
                    }
                };
                return await client.ConnectAsync(context.Uri, cancel);
            };
        })
        .AddJsonProtocol(options => WireJson.Apply(options.PayloadSerializerOptions))
        .Build();

    public void Dispose() => App.Dispose();

    private Person Person(string mail, Roles roles) =>
        new() { Id = PersonId.New(), EditionId = Edition.Id, Name = mail, Mail = mail, Roles = roles };

    private Film FilmOf(int milliseconds) => new()
    {
        Id = FilmId.New(),
        EditionId = Edition.Id,
        CandidateId = CandidateId,
        Version = 1,
        Title = "Filmen",
        Sha256 = new('a', 64),
        SizeBytes = 1,
        Length = TimeSpan.FromMilliseconds(milliseconds),
        MediaType = "video/mp4",
        UploadedAt = App.Clock.GetUtcNow(),
    };

    private Programme Programme(DateTimeOffset start, int rooms) => new()
    {
        EditionId = Edition.Id,
        Version = 1,
        PublishedAt = start.AddDays(-1),
        Items =
        [
            Item("Eksjö kommun", CandidateId, "main", start,
                new(Film, PartKind.Film, "Film", TimeSpan.FromMinutes(1), EndPolicy.Auto, "HOSTNOTE"),
                new(Talk, PartKind.Presentation, "Presentation", TimeSpan.FromMinutes(20), EndPolicy.Warn, "HOSTNOTE"),
                new(Questions, PartKind.Questions, "Frågor", TimeSpan.FromMinutes(10), EndPolicy.Wait, null)),
            Item("Avslutning", null, "main", start.AddMinutes(40), new Part(Second, PartKind.Talk, "Avslutning", TimeSpan.FromMinutes(5), EndPolicy.Warn, null)),
            .. rooms < 2 ? Array.Empty<ProgrammeItem>() : [Item("Sidorum", null, "side", start, new Part(PartId.New(), PartKind.Talk, "Samtal", TimeSpan.FromMinutes(5), EndPolicy.Warn, null))],
        ],
    };

    private static ProgrammeItem Item(string title, CandidateId? candidate, string room, DateTimeOffset start, params Part[] parts) => new(
        SessionId.New(), candidate is null ? SessionKind.Other : SessionKind.Candidate, title, candidate, room, start,
        start + parts.Aggregate(TimeSpan.Zero, (sum, p) => sum + p.Length), parts, 0);
}
