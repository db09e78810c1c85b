using System.Text.Json;
using Hearing.Api.Tests.Jury;
using Hearing.Domain;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Hearing.Domain.Films;
using Hearing.Domain.Floors;
using Hearing.Domain.Help;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Hearing.Domain.Questions;

namespace Hearing.Api.Tests.People;

/// <summary>Whoever asks what is held on them is told of all of it.</summary>
public sealed class HeldTests : JuryTests
{
    private string Page => $"/jury/people/{Jury.ChairId.Value}";

    [Fact]
    public async Task Of_a_person_with_something_of_each_kind_each_kind_is_told()
    {
        await FillAsync();
        var held = JsonElement.Parse(await Jury.Read(HearingApp.Organiser, $"{Page}/held.json"));
        // A day's facts are told as they stand in the edition's export, and take a run.
        Assert.Equal(["runFacts"], held.EnumerateObject().Where(m => IsEmpty(m.Value)).Select(m => m.Name));
        Assert.Equal("Namn 0", held.GetProperty("thanks")[0].GetProperty("name").GetString());
        Assert.Equal("Firefox", held.GetProperty("devices")[0].GetProperty("browser").GetString());
    }

    [Fact]
    public async Task An_erased_persons_signature_is_held_no_more()
    {
        await FillAsync();
        await Forms.PressAsync(Jury.App.As(HearingApp.Organiser), Page, $"{Page}/erase", ("sure", "yes"));
        Assert.Empty(await Jury.App.InDatabase(db => Task.FromResult(db.Set<SignaturePicture>().ToList())));
    }

    [Fact]
    public async Task Having_checked_a_name_is_told_of_whoever_did()
    {
        await Jury.Send(JuryApp.Candidate, "/jury/me/names", "/jury/me/names", ("name", "Åby kommun"));
        var person = await Jury.App.InDatabase(db => Task.FromResult(db.People.Single(p => p.Mail == JuryApp.Candidate).Id.Value));
        var held = JsonElement.Parse(await Jury.Read(HearingApp.Organiser, $"/jury/people/{person}/held.json"));
        var line = Assert.Single(held.GetProperty("audit").EnumerateArray(), a => a.GetProperty("action").GetString() == "names-checked");
        Assert.True(line.GetProperty("byThePerson").GetBoolean());
    }

    private static bool IsEmpty(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.False || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    private async Task FillAsync()
    {
        var (edition, chair, now) = (Jury.Edition, Jury.ChairId, Jury.App.Clock.GetUtcNow());
        await Jury.DeclareConflict(JuryApp.Chair, Jury.Other);
        await Jury.OpenMarks();
        await Jury.Decide(Jury.First, "Award", "För allt");
        await Jury.Send(HearingApp.Organiser, Page, $"{Page}/invite");
        await Forms.PressAsync(Jury.App.As(HearingApp.Organiser), "/jury/documents", "/jury/documents/certificates", ("series", "Thanks"));
        await Jury.App.Store(OfTheDay(edition, chair, now));
        await Jury.App.Store(OfFilms(edition, chair, now));
        await Jury.App.InDatabase(async db =>
        {
            db.People.Single(p => p.Id == chair).CalendarSecret = "secret";
            return await db.SaveChangesAsync(JuryApp.Cancel);
        });
    }

    private object[] OfTheDay(EditionId edition, PersonId chair, DateTimeOffset now)
    {
        var here = new CheckIn { EditionId = edition, PersonId = chair, Date = new(2026, 3, 2) };
        here.Come(Attendance.InHall, filmChecked: false, connectionChecked: true, now);
        var published = new Edition { Id = edition, Slug = "x", Name = "X", Year = 2026, Mode = HearingMode.Virtual };
        published.MoveTo(Phase.Published);
        return
        [
            here, HelpRequest.Ask(edition, chair, "", "Anna", "Foajén", "Hittar inte", now),
            Question.Ask(QuestionId.New(), published, "main", Jury.First, new(chair, QuestionFrom.Jury, null, new HashSet<CandidateId>()), "Hur mäter ni?", null, 0, now),
            new CannotTime { Id = Guid.NewGuid(), EditionId = edition, PersonId = chair, Date = new(2026, 3, 2), From = new(9, 0), Until = new(10, 0), Reason = "Tandläkaren" },
            new RecordingConsent { EditionId = edition, PersonId = chair, At = now },
            new ProgrammeSeen { EditionId = edition, PersonId = chair, Version = 1, At = now },
            new SignaturePicture { EditionId = edition, Name = "Namn 0", Png = [1], Width = 1, Height = 1, HandedInAt = now },
            new Session
            {
                Id = SessionId.New(), EditionId = edition, Kind = SessionKind.Other, Title = "Välkomna", RequiredPeople = [chair],
                Parts = [new(PartId.New(), PartKind.Talk, "Välkomna", TimeSpan.FromMinutes(10), EndPolicy.Warn, null)],
            },
        ];
    }

    private object[] OfFilms(EditionId edition, PersonId chair, DateTimeOffset now)
    {
        var film = new Film
        {
            Id = FilmId.New(),
            EditionId = edition,
            CandidateId = Jury.First,
            Version = 1,
            Title = "Fram och bak",
            Sha256 = new('0', 64),
            SizeBytes = 1,
            Length = TimeSpan.FromSeconds(178),
            MediaType = "video/mp4",
            UploadedAt = now,
            UploadedBy = chair,
        };
        var seen = new FilmSeen { FilmId = film.Id, PersonId = chair, EditionId = edition };
        seen.Add([new(0, 1000)], film.Length, now);
        return
        [
            film, seen, new SignOff { FilmId = film.Id, Side = SignOffSide.Technician, EditionId = edition, By = chair, At = now },
            new DeviceCheck { Id = Guid.NewGuid(), EditionId = edition, By = chair, Device = Guid.NewGuid(), Browser = "Firefox", Findings = new(true, 0, true, true, 1, 1, 1), At = now },
            new Upload
            {
                Id = Guid.NewGuid(), EditionId = edition, CandidateId = Jury.First, Kind = UploadKind.Film, Length = 1, FileName = "film.mp4", StartedBy = chair,
                StartedAt = now, ExpiresAt = now.AddDays(1),
            },
        ];
    }
}
