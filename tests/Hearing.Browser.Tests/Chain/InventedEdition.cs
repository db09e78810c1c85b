using System.Globalization;
using System.Text.Json;

namespace Hearing.Browser.Tests.Chain;

/// <summary>An edition that nobody has seen before: random names, two days, three candidates. Remembers what it typed.</summary>
public sealed class InventedEdition
{
    private readonly Random _random = new();
    private readonly DateOnly _day;

    public InventedEdition(DateOnly firstDay)
    {
        _day = firstDay;
        var word = Word();
        Slug = $"e-{word.ToLowerInvariant()}";
        Name = $"Guldtrappan {word}";
        Room = Word();
        Candidates = [.. Enumerable.Range(0, 3).Select(_ => new InventedCandidate(Guid.NewGuid(), $"{Word()} kommun", $"Film om {Word()}", $"Motivering {Word()} {Word()} {Word()}", Mail()))];
        Presentation = $"Föredrag {Word()}";
    }

    public string Slug { get; }

    public string Name { get; }

    public string Room { get; }

    public string Presentation { get; }

    public IReadOnlyList<InventedCandidate> Candidates { get; }

    public InventedPerson Organiser { get; } = new("Olga Organisatör", "organiser@invented.example");

    public InventedPerson Chair { get; } = new("Karl Ordförande", "chair@invented.example");

    public InventedPerson Juror { get; } = new("Jenny Ledamot", "juror@invented.example");

    public string JurorsNote { get; } = $"Anteckning {Guid.NewGuid():N}";

    public string WelcomeTitle { get; } = "Välkomna hit";

    /// <summary>The document as a file for import.</summary>
    public string Document() => JsonSerializer.Serialize(new
    {
        format = "guldtrappan-edition/1",
        id = Guid.NewGuid(),
        slug = Slug,
        name = Name,
        year = _day.Year,
        mode = "virtual",
        helpTelephone = "08-123 45 67",
        quorum = 2,
        days = new[] { Day(0), Day(1) },
        rooms = new[] { new { slug = "main", name = Room, kind = "virtual", meetingLink = "https://meet.invented.example/1" } },
        schoolForms = new[] { new { key = "grundskola", name = "grundskola" } },
        criteria = new[] { new { key = "vision", name = "Vision", description = "Det finns en vision." }, new { key = "equity", name = "Likvärdighet", description = "Alla har samma möjligheter." } },
        markScale = new { lowest = 1, highest = 5, labels = Array.Empty<object>() },
        signatories = new[] { new { name = Chair.Name, title = "Juryns ordförande" } },
        candidates = Candidates.Select(c => new { id = c.Id, name = c.Name, schoolForms = new[] { "grundskola" } }),
        people = People(),
        sessions = Sessions(),
    });

    private static object Day(string date) => new { date, opens = "09:00", closes = "10:30" };

    private object Day(int number) => Day(_day.AddDays(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private List<object> People() =>
    [
        new { id = Guid.NewGuid(), name = Organiser.Name, mail = Organiser.Mail, roles = new[] { "organiser" } },
        new { id = Guid.NewGuid(), name = Chair.Name, mail = Chair.Mail, roles = new[] { "juror", "chair" } },
        new { id = Guid.NewGuid(), name = Juror.Name, mail = Juror.Mail, roles = new[] { "juror" } },
        .. Candidates.Select(c => new { id = Guid.NewGuid(), name = $"Talesperson {c.Name}", mail = c.Mail, roles = new[] { "candidate" }, candidateId = c.Id }),
    ];

    /// <summary>Two sessions of 40 minutes fill a day of 90, so the third candidate needs the second day.</summary>
    private List<object> Sessions() =>
    [
        new { id = Guid.NewGuid(), kind = "welcome", title = WelcomeTitle, parts = new[] { Part("talk", WelcomeTitle, 300, "warn") } },
        .. Candidates.Select(c => new
        {
            id = Guid.NewGuid(), kind = "candidate", title = c.Name, candidateId = c.Id, panel = new { kind = "wholeJury", quorum = 2 },
            parts = new[] { Part("film", "Film", 120, "auto"), Part("presentation", Presentation, 1680, "warn"), Part("questions", "Frågor", 600, "wait") },
        }),
    ];

    private static object Part(string kind, string title, int seconds, string endPolicy) => new { id = Guid.NewGuid(), kind, title, lengthSeconds = seconds, endPolicy };

    private string Mail() => $"{Word().ToLowerInvariant()}@invented.example";

    private string Word()
    {
        string[] first = ["B", "Dr", "F", "Gl", "K", "L", "M", "N", "R", "St", "T", "V"];
        string[] vowels = ["a", "e", "i", "o", "u"];
        string[] last = ["ll", "nd", "rt", "sk", "mp", "ngs"];
        return string.Concat(first[_random.Next(first.Length)], vowels[_random.Next(5)], last[_random.Next(6)], vowels[_random.Next(5)], last[_random.Next(6)], _random.Next(10, 99));
    }
}

public sealed record InventedPerson(string Name, string Mail);

public sealed record InventedCandidate(Guid Id, string Name, string FilmTitle, string Motivation, string Mail);
