using Hearing.Domain;
using Hearing.Domain.Awards;
using Hearing.Domain.Documents.Papers;
using Hearing.Domain.Editions;
using Hearing.Domain.Films;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Api.Tests.Documents.Papers;

/// <summary>A hearing as papers are made from it; ids and instants are fixed, so that the same hearing gives the same papers.</summary>
internal sealed record Hearings(
    string[] Names, string[] SchoolForms, string[] People, string Motivation, string About, int Rooms = 1, int Days = 1, int Marks = 5, string Room = "Stora salen",
    string Note = "Hälsa huvudmannen välkommen upp på scenen.", bool IsBare = false)
{
    /// <summary>The hearing of 2021, with people of our own.</summary>
    public static readonly Hearings Usual = new(
        ["Eksjö kommun|barn- och utbildningssektorn", "Göteborgs stad|förskoleförvaltningen", "Göteborgs stad|grundskoleförvaltningen", "Hallstahammars kommun",
            "Karlstads kommun", "Leksands kommun|utbildningssektorn, avdelning grundskolan", "Stockholms stad|vuxenutbildningen i egen regi"],
        ["förskola", "grundskola", "grundsärskola"], ["Karin Holm", "Anders Berg", "Fatima Nilsson", "Bo Ek", "Siw Åberg", "Per-Erik Östlund", "Ann Lind"],
        "En hel förvaltning går åt samma håll, och delar med sig av det som blev svårt. Arbetet följs upp och förnyas.",
        "Vi har under sex år byggt upp ett gemensamt arbetssätt där varje skola äger sin utveckling.\n\nAtt dela med sig är en del av arbetet.");

    private static readonly DateTimeOffset _made = new(2021, 10, 7, 0, 0, 0, TimeSpan.Zero);
    private static readonly EditionId _edition = new(Id(1));

    public PaperSource Source => new(
        Edition(), Programme(), [.. Names.Select(Candidate)], [.. Persons()], new Uri("https://guldtrappan.example.org/2021"), null, _made);

    public IReadOnlySet<(PersonId Juror, CandidateId Candidate)> Conflicts => new HashSet<(PersonId, CandidateId)> { (new(Id(501)), new(Id(100))) };

    public IReadOnlyList<Award> Awards => [.. Names.Select((_, i) => new Award
    {
        Id = Id(700 + i), EditionId = _edition, CandidateId = new(Id(100 + i)), Kind = i % 4 == 3 ? AwardKind.HonourableMention : AwardKind.Award, Motivation = Motivation,
        DecidedAt = _made, DecidedBy = null,
    })];

    public IReadOnlyDictionary<CandidateId, Film> Films => IsBare ? new Dictionary<CandidateId, Film>() : Names.Index().Where(n => n.Index % 3 != 2).ToDictionary(
        n => new CandidateId(Id(100 + n.Index)), n => new Film
        {
            Id = new(Id(800 + n.Index)),
            EditionId = _edition,
            CandidateId = new(Id(100 + n.Index)),
            Version = 2,
            Title = "Fram och bak-filmen",
            Sha256 = "",
            SizeBytes = 1,
            Length = TimeSpan.FromSeconds(178),
            MediaType = "video/mp4",
            UploadedAt = _made,
            CaptionsVtt = n.Index % 2 == 0 ? "WEBVTT" : null,
        });

    private IReadOnlyList<string> Slugs => [.. Enumerable.Range(0, Rooms).Select(r => r == 0 ? "main" : $"room-{r}")];

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private Edition Edition() => new()
    {
        Id = _edition,
        Slug = "2021",
        Name = "hearingen 2021",
        Year = 2021,
        Mode = HearingMode.Hybrid,
        Rooms = [.. Slugs.Select((slug, i) => new Room(slug, i == 0 ? Room : $"{Room} {i + 1}", RoomKind.Both, 5, [], [], null, null))],
        SchoolForms = [.. SchoolForms.Select(f => new SchoolForm(f, f))],
        Criteria = [.. new[] { "Vision, strategi och planer", "Strategiskt ledarskap", "Infrastruktur och support", "Digitala lärresurser", "Likvärdiga förutsättningar",
            "Strukturerat förändringsarbete", "Pedagogers digitala kompetens" }.Select(c => new Criterion(c, c, IsBare ? "" : "Huvudmannen har en långsiktig plan som är känd, följs upp och förnyas."))],
        MarkScale = new(1, Marks, IsBare ? [] : [new(1, "påbörjat"), new(2, "på väg"), new(3, "etablerat"), new(4, "utvecklat"), new(5, "förebildligt")]),
        HardPoints = IsBare ? [] : [new("lunch", new(2021, 10, 14), new(12, 0), "Lunch", null)],
        Venue = IsBare ? null : new("Norra Latin", "Drottninggatan 71 B, Stockholm", null),
        Signatories = IsBare ? [] : [new("Peter Becker", "Juryns ordförande"), new(People[0], "Beredningsgruppens ordförande"), new(People[^1], "Arrangör och verksamhetschef")],
        HelpTelephone = IsBare ? null : "08-123 45 67",
    };

    private Candidate Candidate(string name, int index) => new()
    {
        Id = new(Id(100 + index)),
        EditionId = _edition,
        Order = index,
        Name = name.Split('|')[0],
        Unit = name.Contains('|') ? name.Split('|')[1] : null,
        SchoolForms = IsBare ? [] : SchoolForms,
        Description = IsBare ? null : About,
    };

    private IEnumerable<Person> Persons()
    {
        yield return Person(500, "Peter Becker", Roles.Juror | Roles.Chair);
        yield return Person(501, People[0], Roles.Juror);
        yield return Person(502, "Olle Organisatör", Roles.Organiser);
        foreach (var index in Enumerable.Range(0, Names.Length))
        {
            yield return Person(510 + index, People[index % People.Length], Roles.Candidate, new(Id(100 + index)));
        }
    }

    private static Person Person(int id, string name, Roles roles, CandidateId? candidate = null) => new()
    {
        Id = new(Id(id)),
        EditionId = _edition,
        Order = id,
        Name = name,
        Mail = $"{id}@example.org",
        Roles = roles,
        CandidateId = candidate,
    };

    private Programme Programme() => new()
    {
        EditionId = _edition,
        Version = 2,
        PublishedAt = _made,
        Items = [.. Items()],
        Changes = IsBare ? [] : [new(ChangeKind.Moved, new(Id(200)), Names[0].Replace("|", ", ", StringComparison.Ordinal), Start(0).AddMinutes(30), "main", Start(0), "main")],
    };

    // As many a day and room as there are days and rooms for.
    private static DateTimeOffset Start(int minute) => new DateTimeOffset(2021, 10, 14, 7, 0, 0, TimeSpan.Zero).AddMinutes(minute);

    private IEnumerable<ProgrammeItem> Items()
    {
        var each = (Names.Length + (Rooms * Days) - 1) / (Rooms * Days);
        var length = Math.Max(12, Math.Min(55, 600 / each));
        foreach (var (index, name) in Names.Index())
        {
            var (group, place) = Math.DivRem(index, each);
            var start = Start((group % Days * 1440) + (place * length) + (place > each / 2 ? 60 : 0));
            yield return Item(200 + index, SessionKind.Candidate, name.Replace("|", ", ", StringComparison.Ordinal), new(Id(100 + index)), Slugs[group / Days], start, length,
                [(PartKind.Film, "Film", 3, EndPolicy.Auto), (PartKind.Presentation, "Presentation", length - 10, EndPolicy.Warn), (PartKind.Questions, "Juryns frågor", 7, EndPolicy.Wait)]);
            if (place == each / 2)
            {
                yield return Item(400 + index, SessionKind.Lunch, "Lunch", null, Slugs[group / Days], start.AddMinutes(length), 60, [(PartKind.Pause, "Lunch", 60, EndPolicy.Wait)]);
            }
        }
    }

    private ProgrammeItem Item(
        int id, SessionKind kind, string title, CandidateId? candidate, string room, DateTimeOffset start, int minutes, (PartKind Kind, string Title, int Minutes, EndPolicy End)[] parts) =>
        new(new(Id(id)), kind, title, candidate, room, start, start.AddMinutes(minutes),
            [.. parts.Select((p, i) => new Part(new(Id((id * 10) + i)), p.Kind, p.Title, TimeSpan.FromMinutes(p.Minutes), p.End, p.Kind == PartKind.Film && !IsBare ? Note : null))], 0);
}
