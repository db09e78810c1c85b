using System.Globalization;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Documents;

public sealed class ProgrammePrintTests
{
    private static readonly DateTimeOffset Nine = new(2026, 10, 24, 7, 0, 0, TimeSpan.Zero);
    private readonly Edition _edition = new()
    {
        Id = EditionId.New(),
        Slug = "x",
        Name = "Guldtrappan\r\n2026",
        Year = 2026,
        Mode = HearingMode.OnSite,
        Rooms = [new("main", "Stora salen", RoomKind.Real, 0, [], [], null, null), new("small", "Lilla salen", RoomKind.Real, 0, [], [], null, null)],
    };

    [Fact]
    public void Days_are_local_and_the_clock_change_moves_nothing()
    {
        var document = Print(Item("main", Nine), Item("main", new(2026, 10, 25, 8, 0, 0, TimeSpan.Zero)));
        Assert.Equal(["Lördag 24 oktober 2026", "Söndag 25 oktober 2026"], document.Days.Select(d => d.Heading));
        Assert.All(document.Days, d => Assert.Equal("09:00–09:45", Assert.Single(d.Rows).Time));
        Assert.Equal("lördag 24 oktober 2026 och söndag 25 oktober 2026", document.Facts.First(f => f.Label == "När").Text);
    }

    [Fact]
    public void A_session_late_in_the_evening_belongs_to_its_local_day() =>
        Assert.Equal("Söndag 25 oktober 2026", Assert.Single(Print(Item("main", new(2026, 10, 24, 22, 30, 0, TimeSpan.Zero))).Days).Heading);

    [Fact]
    public void One_room_has_no_column_and_two_have()
    {
        Assert.Null(Print(Item("main", Nine)).Headings.Room);
        var two = Print(Item("small", Nine), Item("main", Nine));
        Assert.Equal("Lokal", two.Headings.Room);
        Assert.Equal(["Stora salen", "Lilla salen"], two.Days[0].Rows.Select(r => r.Room));
    }

    [Fact]
    public void Parts_are_said_with_their_lengths() =>
        Assert.Equal("Film 2 min 30 s · Presentation 42 min · Slut 30 s", Print(Item("main", Nine)).Days[0].Rows[0].Detail);

    [Fact]
    public void What_changed_is_said_in_lines_of_their_own() =>
        Assert.Equal(["Åby: flyttad", "Ås är ny"], Print(["Åby:\nflyttad", "Ås är ny"], Item("main", Nine)).Changes);

    [Fact]
    public void No_text_keeps_a_line_break() => Assert.Equal("Program för Guldtrappan 2026", Print(Item("main", Nine)).Title);

    private ProgrammeDocument Print(params ProgrammeItem[] items) => Print([], items);

    private ProgrammeDocument Print(IReadOnlyList<string> changes, params ProgrammeItem[] items) => new ProgrammePrint(
        _edition, new() { EditionId = _edition.Id, Version = 2, PublishedAt = Nine.AddDays(-9), Items = items, Changes = [] }, Texts, new("https://example.org/x"), null)
        .Document([new Candidate { Id = CandidateId.New(), EditionId = _edition.Id, Name = "Åby" }], changes);

    private static ProgrammeItem Item(string room, DateTimeOffset start) => new(
        SessionId.New(), SessionKind.Candidate, "Åby", null, room, start, start.AddMinutes(45),
        [Part("Film", 150), Part("Presentation", 2520), Part("Slut", 30)], 0);

    private static Part Part(string title, int seconds) => new(PartId.New(), PartKind.Talk, title, TimeSpan.FromSeconds(seconds), EndPolicy.Wait, null);

    private static ProgrammeTexts Texts => new()
    {
        Culture = CultureInfo.GetCultureInfo("sv-SE"),
        Author = "G",
        Title = "Program för {0}",
        Kicker = "G {0}",
        VersionLine = "v{0} {1}",
        Footer = "{0} {1} {2}",
        AddressText = "QR",
        When = "När",
        Where = "Var",
        How = "Hur",
        OnSite = "På plats",
        Virtual = "Digitalt",
        Hybrid = "Båda",
        Help = "Hjälp",
        And = "och",
        Time = "Tid",
        Session = "Pass",
        Room = "Lokal",
        Candidates = "Kandidater",
        Changes = "Sedan {0}",
        Page = "Sida",
        Of = "av",
        Minutes = "{0} min",
        Seconds = "{0} s",
    };
}
