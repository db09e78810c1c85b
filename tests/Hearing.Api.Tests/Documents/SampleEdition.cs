using Hearing.Domain;
using Hearing.Domain.Awards;
using Hearing.Domain.Editions;
using Hearing.Domain.Films;
using Hearing.Domain.Jury;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Api.Tests.Documents;

/// <summary>An edition with a programme over two days, two awarded candidates and one without, people of each role.</summary>
internal sealed class SampleEdition
{
    public const string Organiser = "arrangor@example.org";
    public const string Juror = "ledamot@example.org";
    public const string InConflict = "jav@example.org";
    public const string Candidate = "kandidat@example.org";
    public const string Slug = "tryck";

    public Edition Edition { get; } = new()
    {
        Id = EditionId.New(),
        Slug = Slug,
        Name = "Guldtrappan 2026",
        Year = 2026,
        Mode = HearingMode.Hybrid,
        Days = [new(new(2026, 10, 24), new(8, 0), new(17, 0)), new(new(2026, 10, 25), new(8, 0), new(17, 0))],
        Rooms = [new("main", "Stora salen", RoomKind.Both, 5, [], [], "https://meet.example.org/secret-link", null)],
        SchoolForms = [new("grund", "grundskola"), new("forskola", "förskola")],
        Signatories = [new("Peter Becker", "Juryns ordförande")],
        Venue = new("Norra Latin", "Drottninggatan 71 B, Stockholm", null),
    };

    public CandidateId First { get; } = CandidateId.New();
    public CandidateId Second { get; } = CandidateId.New();
    public CandidateId Third { get; } = CandidateId.New();
    public SessionId FirstSession { get; } = SessionId.New();
    public PersonId ConflictedJuror { get; } = PersonId.New();

    public static DateTimeOffset PublishedAt { get; } = new(2026, 2, 1, 9, 0, 0, TimeSpan.Zero);

    public Programme Programme(int version, DateTimeOffset start, int sequence, IReadOnlyList<ProgrammeChange>? changes = null) => new()
    {
        EditionId = Edition.Id,
        Version = version,
        PublishedAt = PublishedAt.AddDays(version),
        Changes = changes ?? [],
        Items =
        [
            Item(FirstSession, SessionKind.Candidate, "Karlstads kommun", First, start, 55, sequence),
            Item(SessionId.New(), SessionKind.Break, "Paus", null, start.AddHours(1), 15, 0),
            Item(SessionId.New(), SessionKind.Candidate, "Eksjö kommun", Second, start.AddDays(1), 55, 0),
        ],
    };

    public object[] Rows() =>
    [
        Edition,
        new Candidate { Id = First, EditionId = Edition.Id, Name = "Karlstads kommun", SchoolForms = ["forskola", "grund"] },
        new Candidate { Id = Second, EditionId = Edition.Id, Name = "Eksjö kommun", Unit = "barn- och utbildningssektorn", Order = 1 },
        new Candidate { Id = Third, EditionId = Edition.Id, Name = "Hallstahammars kommun", Order = 2 },
        Person(Organiser, Roles.Organiser), Person(Juror, Roles.Juror), Person(InConflict, Roles.Juror, id: ConflictedJuror),
        Person(Candidate, Roles.Candidate, First),
        new Conflict { Id = Guid.NewGuid(), EditionId = Edition.Id, JurorId = ConflictedJuror, CandidateId = First, DeclaredAt = PublishedAt },
        Programme(1, new(2026, 10, 24, 8, 0, 0, TimeSpan.Zero), 0),
        Award(First, AwardKind.Award, "CANARY-first: en hel förvaltning går åt samma håll."),
        Award(Second, AwardKind.HonourableMention, "CANARY-second: ett arbete som andra kan lära av."),
        Award(Third, AwardKind.None, ""),
    ];

    /// <summary>A film handed in.</summary>
    public Film Film(CandidateId candidate) => new()
    {
        Id = FilmId.New(),
        EditionId = Edition.Id,
        CandidateId = candidate,
        Version = 1,
        Title = "Fram och bak-filmen",
        Sha256 = new string('0', 64),
        SizeBytes = 1,
        Length = TimeSpan.FromSeconds(178),
        MediaType = "video/mp4",
        UploadedAt = PublishedAt,
    };

    private Award Award(CandidateId candidate, AwardKind kind, string motivation) => new()
    {
        Id = Guid.NewGuid(),
        EditionId = Edition.Id,
        CandidateId = candidate,
        Kind = kind,
        Motivation = motivation,
        DecidedAt = PublishedAt,
        DecidedBy = null,
    };

    private Person Person(string mail, Roles roles, CandidateId? candidate = null, PersonId? id = null) => new()
    {
        Id = id ?? PersonId.New(),
        EditionId = Edition.Id,
        Name = mail.Split('@')[0],
        Mail = mail,
        Roles = roles,
        CandidateId = candidate,
    };

    private static ProgrammeItem Item(SessionId id, SessionKind kind, string title, CandidateId? candidate, DateTimeOffset start, int minutes, int sequence) => new(
        id, kind, title, candidate, "main", start, start.AddMinutes(minutes),
        [new(PartId.New(), PartKind.Film, "Film", TimeSpan.FromMinutes(3), EndPolicy.Auto, "VARDENS-NOT"),
            new(PartId.New(), PartKind.Presentation, "Presentation", TimeSpan.FromMinutes(minutes - 3), EndPolicy.Warn, null)], sequence);
}
