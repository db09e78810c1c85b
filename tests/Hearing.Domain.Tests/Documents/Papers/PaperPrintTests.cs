using System.Globalization;
using Hearing.Domain.Documents.Papers;
using Hearing.Domain.Editions;
using Hearing.Domain.Films;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Documents.Papers;

public sealed class PaperPrintTests
{
    private static readonly CultureInfo _culture = new("en-GB");
    private static readonly EditionId _edition = EditionId.New();
    private static readonly DateTimeOffset _start = new(2026, 10, 24, 22, 30, 0, TimeSpan.Zero);
    private readonly Candidate _first = new() { Id = CandidateId.New(), EditionId = _edition, Name = "Karlstads\nkommun", SchoolForms = ["grund"], Order = 1 };
    private readonly Candidate _second = new() { Id = CandidateId.New(), EditionId = _edition, Name = "Eksjö kommun", Unit = "barn- och utbildningssektorn" };

    [Fact]
    public void A_run_sheet_adds_up_the_parts_and_begins_a_new_day_at_local_midnight()
    {
        // The clock goes back in the night between: 22:30 in universal time is 00:30 of the 25th.
        var sheet = RunSheet([Item(_start.AddHours(-12), _second.Id, 5), Item(_start, _first.Id, 10)], [], []);
        Assert.Equal(["Saturday 24 October 2026", "Sunday 25 October 2026"], sheet.Days.Select(d => d.Heading));
        var session = Assert.Single(sheet.Days[1].Sessions);
        Assert.Equal(["00:30", "00:33"], session.Cues.Select(c => c.Time));
        Assert.Equal(["3:00", "10:30"], session.Cues.Select(c => c.Length));
        Assert.Equal("00:30–00:43", session.Time);
    }

    [Fact]
    public void A_run_sheet_tells_of_the_film_or_that_there_is_none_and_nothing_of_a_closed_one()
    {
        ProgrammeItem[] items = [Item(_start, _first.Id, 10), Item(_start.AddHours(1), _second.Id, 10)];
        var film = new Film
        {
            Id = new(Guid.NewGuid()),
            EditionId = _edition,
            CandidateId = _first.Id,
            Version = 2,
            Title = "Fram och bak",
            Sha256 = "",
            SizeBytes = 1,
            Length = TimeSpan.FromSeconds(178.4),
            MediaType = "video/mp4",
            UploadedAt = _start,
        };
        Assert.Equal(["Fram och bak|2:58|2\nno captions", "", "none", ""], Films(RunSheet(items, [film], [])));
        Assert.Equal(["", "", "none", ""], Films(RunSheet(items, [film], [_first.Id])));
    }

    [Fact]
    public void Badges_are_for_those_with_access_the_jury_first_and_each_team_together()
    {
        Person[] people =
        [
            Person("Guest", Roles.Guest, 0), Person("Late", Roles.Candidate, 1, _first.Id), Person("Early", Roles.Candidate, 2, _second.Id),
            Person("Both", Roles.Organiser | Roles.Juror, 3), Person("Chair", Roles.Chair | Roles.Juror, 4), Person("Gone", Roles.Guest, 5), Person("None", Roles.None, 6),
        ];
        people[5].WithdrawnAt = _start;
        var badges = BadgePrint.Of(Source([], people), new() { Culture = _culture, Author = "", Kicker = "{0}", Title = "{0}", Page = "", Of = "", Role = r => r.ToString() }).Badges;
        Assert.Equal(["Chair Chair", "Both Juror", "Early Candidate", "Late Candidate", "Guest Guest"], badges.Select(b => $"{b.Name} {b.Role}"));
        Assert.Equal(["", "", "Eksjö kommun, barn- och utbildningssektorn", "Karlstads kommun", ""], badges.Select(b => b.Authority));
    }

    [Fact]
    public void Door_signs_are_one_a_day_and_room_in_the_rooms_order()
    {
        var signs = DoorSignPrint.Of(
            Source([Item(_start, _first.Id, 5, "side"), Item(_start, _second.Id, 5), Item(_start.AddHours(26), _second.Id, 5, "side")], []),
            new() { Culture = _culture, Author = "", Kicker = "{0}", Title = "{0}", Page = "", Of = "", Headings = new("", ""), AddressText = "", AddressLine = "" }).Signs;
        Assert.Equal(["Stora salen", "Lilla salen", "Lilla salen"], signs.Select(s => s.Room));
        Assert.Equal(["00:30–00:38", "00:30–00:38", "01:30–01:38"], signs.SelectMany(s => s.Rows).Select(r => r.Time));
    }

    private static IEnumerable<string> Films(RunSheetDocument sheet) => sheet.Days.SelectMany(d => d.Sessions).SelectMany(s => s.Cues).Select(c => c.Film);

    private RunSheetDocument RunSheet(ProgrammeItem[] items, Film[] films, HashSet<CandidateId> closed)
    {
        var source = Source(items, []);
        return new RunSheetPrint(source, source.Edition.Rooms[0], films.ToDictionary(f => f.CandidateId), new()
        {
            Culture = _culture,
            Author = "",
            Kicker = "{0}",
            Title = "{0} {1}",
            Page = "",
            Of = "",
            Headings = new("", "", "", "", "", ""),
            End = p => p.ToString(),
            Room = "",
            Version = "",
            HardPoints = "",
            HelpTelephone = "",
            Film = "{0}|{1}|{2}",
            FilmMissing = "none",
            Captions = "captions",
            NoCaptions = "no captions",
            Buffer = "{0}",
        }).Document(closed);
    }

    private PaperSource Source(ProgrammeItem[] items, Person[] people) => new(
        new Edition
        {
            Id = _edition,
            Slug = "e",
            Name = "E",
            Year = 2026,
            Mode = HearingMode.OnSite,
            Rooms = [new("main", "Stora salen", RoomKind.Real, 0, [], [], null, null), new("side", "Lilla salen", RoomKind.Real, 0, [], [], null, null)],
        },
        new() { EditionId = _edition, Version = 1, PublishedAt = _start, Items = items }, [_second, _first], people, new("https://example.org/e"), null, _start);

    private static ProgrammeItem Item(DateTimeOffset start, CandidateId candidate, int minutes, string room = "main")
    {
        Part[] parts =
        [
            new(PartId.New(), PartKind.Film, "Film", TimeSpan.FromMinutes(3), EndPolicy.Auto, null),
            new(PartId.New(), PartKind.Presentation, "Presentation", TimeSpan.FromSeconds((minutes * 60) + 30), EndPolicy.Warn, null),
        ];
        return new(SessionId.New(), SessionKind.Candidate, "Titel", candidate, room, start, start + parts[0].Length + parts[1].Length, parts, 0);
    }

    private static Person Person(string name, Roles roles, int order, CandidateId? candidate = null) => new()
    {
        Id = PersonId.New(),
        EditionId = _edition,
        Name = name,
        Mail = $"{name}@example.org",
        Roles = roles,
        Order = order,
        CandidateId = candidate,
    };
}
