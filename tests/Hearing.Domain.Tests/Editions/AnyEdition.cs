using System.Text.Json;
using System.Text.Json.Nodes;
using Hearing.Domain.Awards;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Editions;

/// <summary>Valid edition documents, invented from a number: the same number gives the same document.</summary>
public sealed class AnyEdition(int seed)
{
    private const string Letters = "abcåäöÅÄÖ éñ 漢字 😀 \"\\/'<>&\n\t=+@";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly Random _random = new(seed);
    private readonly List<DateOnly> _days = [];

    /// <summary>The document's text, with some of the members that may be left out left out.</summary>
    public byte[] Bytes()
    {
        var node = JsonSerializer.SerializeToNode(Document(), EditionJson.Options)!;
        LeaveOut(node.AsObject(), ["timeZone", "phase", "travels", "hardPoints", "signatories", "slateSeconds", "markScale", "rules", "webinars"]);
        foreach (var session in node["sessions"]!.AsArray())
        {
            LeaveOut(session!.AsObject(), ["pinned", "equipment", "bufferPurpose", "requiredPeople"]);
        }

        return JsonSerializer.SerializeToUtf8Bytes(node, Coin() ? EditionJson.Options : Indented);
    }

    public EditionDocument Document()
    {
        _days.AddRange(Enumerable.Range(0, 1 + _random.Next(3)).Select(i => new DateOnly(2026, 4, 7).AddDays(i)));
        var forms = Many(4, i => new SchoolFormDocument { Key = $"form{i}", Name = Name(i) });
        var candidates = Many(5, i => new CandidateDocument
        {
            Id = new(Id()),
            Name = Name(i),
            Unit = Maybe(Text),
            Description = Maybe(Text),
            SchoolForms = [.. forms.Where(_ => Coin()).Select(f => f.Key)],
        });
        var people = People(candidates);
        var rooms = Many(3, Room, least: 1);
        var sessions = Many(8, i => Session(i, candidates, people, rooms));
        var programmes = Many(3, i => Programme(i, sessions, people));
        var isReleased = programmes.Count > 0 && Coin();
        var jurors = people.Where(p => p.Roles.Contains(RoleName.Juror)).ToList();
        return new()
        {
            Format = EditionDocument.FormatName,
            Id = new(Id()),
            Slug = $"edition-{_random.Next(1_000_000)}",
            Name = Name(0),
            Year = _random.Next(2015, 2040),
            Mode = Word<HearingMode>(),
            Phase = isReleased ? Phase.Released : programmes.Count > 0 ? Phase.Published : Phase.Draft,
            ReleasedAt = isReleased ? Instant() : null,
            MarksOpenedAt = MaybeInstant(),
            HelpTelephone = Maybe(() => "08-123 45 67"),
            SlateSeconds = _random.Next(31),
            Quorum = _random.Next(1, 9),
            Venue = Coin() ? new() { Name = Name(1), Address = Text(), Directions = Maybe(Text) } : null,
            Days = [.. _days.Select(d => new DayDocument { Date = d, Opens = new(8, _random.Next(60), _random.Next(60)), Closes = new(17, 0), MeetingLink = Maybe(() => "https://example.org/day") })],
            Rooms = rooms,
            SchoolForms = forms,
            Candidates = candidates,
            People = people,
            Sessions = sessions,
            Programmes = programmes,
            RecordedParts = [.. sessions.SelectMany(s => s.Parts).Where(_ => Coin()).Select(p => p.Id)],
            Travels = rooms.Count > 1 ? [new() { FromRoom = rooms[1].Slug, ToRoom = rooms[0].Slug, Minutes = _random.Next(60) }] : [],
            Criteria = Many(7, i => new CriterionDocument { Key = $"criterion{i}", Name = Name(i), Description = Text() }, least: 1),
            MarkScale = new() { Lowest = 0, Highest = 4, Labels = [new() { Mark = _random.Next(5), Label = Name(2) }] },
            Template = Many(4, _ => new TemplatePartDocument { Kind = Word<PartKind>(), Title = Name(3), LengthSeconds = _random.Next(1, 3000), EndPolicy = Word<EndPolicy>() }),
            HardPoints = Many(2, i => new HardPointDocument { Key = $"h{i}", Date = Day(), Time = Time(), Purpose = Name(4), Room = Maybe(() => rooms[0].Slug) }),
            Signatories = Many(2, _ => new SignatoryDocument { Name = Name(5), Title = Name(6) }),
            Conflicts = [.. jurors.Zip(candidates).Where(_ => Coin()).Select(p => new ConflictDocument { Id = Id(), JurorId = p.First.Id, CandidateId = p.Second.Id, Reason = Text(), DeclaredAt = Instant() })],
            CannotTimes = Many(4, _ => new CannotTimeDocument { Id = Id(), PersonId = Pick(people).Id, Date = Day(), From = new(9, 0), Until = new(10, _random.Next(60)), Reason = Text() }),
            Rules = sessions.Count > 1 ? [new() { Key = "r", Kind = RuleKind.Before, Level = Word<RuleLevel>(), Weight = _random.Next(1, 1001), Sessions = [sessions[1].Id, sessions[0].Id] }] : [],
            Runs = programmes.Count > 0 ? [Run(rooms[0])] : [],
            Films = [.. candidates.Where(_ => Coin()).Select(Film)],
            Decisions = [.. candidates.Where(_ => Coin()).Reverse().Select(c => new DecisionDocument
            {
                Id = Id(), CandidateId = c.Id, Kind = Word<AwardKind>(), Motivation = "M" + Text(), DecidedAt = Instant(), TookPart = [.. jurors.Select(j => j.Id)], FilmComment = Maybe(Text),
            })],
            Protocol = Many(5, _ => new ProtocolEntryDocument { Id = Id(), At = Instant(), Kind = "decided", CandidateId = candidates.Count > 0 ? candidates[0].Id : null, Text = Text() }),
            Certificates = isReleased ? [.. candidates.Select(Certificate)] : [],
            Webinars = Many(2, _ => new WebinarDocument { Id = new(Id()), Title = Name(7), Description = Text(), StartsAt = MaybeInstant(), JoinLink = Maybe(() => "https://example.org/a?b=c") }),
            Jury = Coin() ? new() { MarkSheets = [.. jurors.Zip(candidates, Sheet)] } : null,
        };
    }

    private IReadOnlyList<PersonDocument> People(List<CandidateDocument> candidates) =>
    [
        new() { Id = new(Id()), Name = Name(0), Mail = "Organiser@Example.org", Roles = [RoleName.Juror, RoleName.Organiser] },
        .. Many(6, i => new PersonDocument { Id = new(Id()), Name = Name(i), Mail = $"juror{i}@example.org", Roles = [RoleName.Chair, RoleName.Juror], AnsweredAt = MaybeInstant() }),
        .. candidates.Select((c, i) => new PersonDocument { Id = new(Id()), Name = Name(i), Mail = $"c{i}@example.org", Roles = [RoleName.Candidate], CandidateId = c.Id, WithdrawnAt = MaybeInstant() }),
    ];

    private RoomDocument Room(int index) => new()
    {
        Slug = $"room-{index}",
        Name = Name(index),
        Kind = Word<RoomKind>(),
        ChangeoverMinutes = _random.Next(30),
        Equipment = Many(3, _ => Text()),
        OpenTimes = Many(2, _ => new OpenTimeDocument { Date = Day(), From = new(9, 0), Until = new(12, _random.Next(60)) }),
        MeetingLink = Maybe(() => "https://example.org/meet"),
        CaptionLink = Maybe(() => "https://example.org/captions"),
    };

    private SessionDocument Session(int index, List<CandidateDocument> candidates, IReadOnlyList<PersonDocument> people, List<RoomDocument> rooms)
    {
        var placed = Coin();
        var candidate = index < candidates.Count ? candidates[index].Id : (CandidateId?)null;
        return new()
        {
            Id = new(Id()),
            Kind = candidate is null ? SessionKind.Break : SessionKind.Candidate,
            Title = Name(index),
            CandidateId = candidate,
            Parts = Many(4, _ => Part(), least: 1),
            RequiredPeople = [.. people.Where(_ => Coin()).Select(p => p.Id)],
            Panel = Coin() ? new() : new() { Kind = PanelKind.Named, Jurors = [people[0].Id] },
            Equipment = Many(2, _ => Text()),
            Slot = placed ? new() { Room = Pick(rooms).Slug, Date = Day(), Start = Time() } : null,
            Pinned = placed && Coin(),
            BufferPurpose = Maybe(Text),
            MeetingLink = Maybe(() => "https://example.org/session?a=b"),
        };
    }

    private PartDocument Part() => new()
    {
        Id = new(Id()),
        Kind = Word<PartKind>(),
        Title = Name(8),
        LengthSeconds = _random.Next(1, 5000),
        EndPolicy = Word<EndPolicy>(),
        HostNotes = Maybe(Text),
    };

    private ProgrammeVersionDocument Programme(int index, List<SessionDocument> sessions, IReadOnlyList<PersonDocument> people) => new()
    {
        Version = index + 1,
        PublishedAt = Instant(),
        PublishedBy = Coin() ? people[0].Id : null,
        Items = [.. sessions.Where(s => s.Slot is not null).Select(s => new ProgrammeItemDocument
        {
            SessionId = s.Id, Kind = s.Kind, Title = s.Title, CandidateId = s.CandidateId, Room = s.Slot!.Room, Start = Instant(), End = Instant().AddYears(9), Parts = s.Parts, Sequence = index, BufferPurpose = s.BufferPurpose,
        })],
        Changes = [.. sessions.Where(_ => Coin()).Select(s => new ProgrammeChangeDocument { Kind = Word<ChangeKind>(), SessionId = s.Id, Title = s.Title, OldStart = MaybeInstant() })],
    };

    private RunDocument Run(RoomDocument room) => new()
    {
        Id = new(Id()),
        Room = room.Slug,
        Facts = Many(5, i => new RunFactDocument
        {
            Revision = i + 1,
            At = new DateTimeOffset(2026, 4, 7, 8, 0, i, TimeSpan.Zero),
            CommandId = Id(),
            CommandHash = new string('a', 64),
            Kind = "messageShown",
            Body = JsonElement.Parse("""{"text":"å \u00e5 \ud83d\ude00","kind":"messageShown"}"""),
        }),
    };

    private FilmDocument Film(CandidateDocument candidate) => new()
    {
        Id = new(Id()),
        CandidateId = candidate.Id,
        Version = _random.Next(1, 5),
        Title = Name(9),
        Sha256 = new string('0', 64),
        SizeBytes = _random.Next(),
        LengthMilliseconds = _random.Next(1, 200_000),
        UploadedAt = Instant(),
        CaptionsVtt = Maybe(() => "WEBVTT\n\n00:00.000 --> 00:01.000\nHej"),
    };

    private CertificateRecordDocument Certificate(CandidateDocument candidate, int index) => new()
    {
        Id = new(Id()),
        CandidateId = candidate.Id,
        Number = $"2026-{index}",
        Code = CertificateCode.Of(Id().ToByteArray()),
        CandidateName = candidate.Name,
        SchoolForms = [Text()],
        Kind = CertificateKind.HonourableMention,
        Motivation = Text(),
        Year = 2026,
        IssuedAt = Instant(),
        WithdrawnAt = MaybeInstant(),
    };

    private MarkSheetDocument Sheet(PersonDocument juror, CandidateDocument candidate) => new()
    {
        Id = Id(),
        JurorId = juror.Id,
        CandidateId = candidate.Id,
        Note = Text(),
        ChangedAt = Instant(),
        Marks = [new() { Criterion = "criterion0", Mark = Coin() ? _random.Next(5) : null, Note = Text() }],
    };

    private void LeaveOut(JsonObject node, string[] names)
    {
        foreach (var name in names.Where(n => !(n == "markScale" && node["jury"] is not null) && !(n == "phase" && node["programmes"]!.AsArray().Count > 0) && _random.Next(4) == 0))
        {
            if (name != "pinned" || node["slot"] is not null)
            {
                node.Remove(name);
            }
        }
    }

    private List<T> Many<T>(int most, Func<int, T> make, int least = 0) => [.. Enumerable.Range(0, _random.Next(least, most + 1)).Select(make)];
    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
    private bool Coin() => _random.Next(2) == 0;
    private T Word<T>() where T : struct, Enum => Pick(Enum.GetValues<T>());
    private T? Maybe<T>(Func<T> make) where T : class => Coin() ? make() : null;
    private DateOnly Day() => Pick(_days);
    private TimeOnly Time() => new(_random.Next(8, 16), _random.Next(60), _random.Next(60));
    private DateTimeOffset Instant() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(_random.Next());
    private DateTimeOffset? MaybeInstant() => Coin() ? Instant() : null;
    private string Name(int index) => $"{index}{Text()}";
    private string Text() => string.Concat(Enumerable.Range(0, _random.Next(12)).Select(_ => char.ConvertFromUtf32(Letters.EnumerateRunes().ElementAt(_random.Next(Letters.EnumerateRunes().Count())).Value)));

    private Guid Id()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new(bytes);
    }
}
