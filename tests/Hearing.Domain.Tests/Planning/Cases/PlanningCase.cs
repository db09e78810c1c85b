using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Planning.Cases;

/// <summary>
/// A generated edition to be planned, like a season of thesis defences: each session has a panel of its own out of shared jurors, everybody
/// has times when they cannot, rooms have opening times. The same size and seed give the same edition.
/// </summary>
public sealed class PlanningCase
{
    private static readonly DateOnly First = new(2026, 11, 9);
    private readonly Random _random;
    private readonly CaseSize _size;
    private readonly int _length;
    private readonly int _changeover;
    private readonly int _perDay;
    private readonly List<DateOnly> _days;
    private readonly List<PersonDocument> _people = [];
    private readonly List<PersonId> _jurors;
    private int _sessions;

    private PlanningCase(CaseSize size, int seed)
    {
        (_size, _random) = (size, new Random(seed));
        _days = [.. Enumerable.Range(0, size.Days).Select(i => First.AddDays(i))];
        (_length, _changeover) = (5 * _random.Next(6, 12), 5 * _random.Next(0, 3));
        _perDay = (int)Math.Max(1, Math.Round(size.Sessions / (size.Rooms * size.Days * size.Fill)));
        _length = Math.Max(10, Math.Min(_length, (780 / _perDay) - _changeover));
        var sittings = 0.6 * _perDay * size.Days * size.Load;
        _jurors = [.. Enumerable.Range(0, size.Panel == 0 ? 0 : Math.Max(2 * size.Panel, (int)Math.Ceiling(size.Sessions * size.Panel / sittings)))
            .Select(i => Person($"Juror {i}", RoleName.Juror, null))];
    }

    /// <summary>The case as an edition document; the mail address is its organiser's.</summary>
    public static EditionDocument Document(CaseSize size, int seed, string organiser = "organiser@example.org") =>
        new PlanningCase(size, seed).Document(organiser, $"case-{size.Sessions}-{seed}");

    /// <summary>The case as the planning problem that the edition's document stands for.</summary>
    public static PlanningProblem Problem(CaseSize size, int seed)
    {
        var content = EditionImport.Content(Document(size, seed));
        return PlanningProblem.Of(content.Edition, content.Sessions, content.People, content.CannotTimes, content.Conflicts);
    }

    private EditionDocument Document(string organiser, string slug)
    {
        var candidates = Enumerable.Range(0, _size.Sessions).Select(i => new CandidateDocument { Id = new(Id()), Name = $"Candidate {i}" }).ToList();
        var sessions = candidates.ConvertAll(Session);
        var cannot = _people.SelectMany(CannotTimes).ToList();
        _people.Add(new() { Id = new(Id()), Name = "Organiser", Mail = organiser, Roles = [RoleName.Organiser] });
        return new()
        {
            Format = EditionDocument.FormatName,
            Id = new(Id()),
            Slug = slug,
            Name = slug,
            Year = 2026,
            Mode = HearingMode.OnSite,
            Days = [.. _days.Select(d => new DayDocument { Date = d, Opens = new(8, 0), Closes = new(22, 0) })],
            Rooms = [.. Enumerable.Range(0, _size.Rooms).Select(Room)],
            Candidates = candidates,
            People = _people,
            Sessions = sessions,
            CannotTimes = cannot,
            Rules = _size.HasWishes ? [.. CaseWishes.Of(sessions, _random)] : [],
        };
    }

    /// <summary>Open for as many sessions as it is to hold a day, from an hour of its own, some days with a pause.</summary>
    private RoomDocument Room(int index)
    {
        var open = new List<OpenTimeDocument>();
        foreach (var day in _days)
        {
            var early = _perDay == 1 ? 1 : _random.Next(1, _perDay);
            var start = new TimeOnly(8, 0).AddMinutes(15 * _random.Next(0, 1 + Math.Max(0, (720 - Span(_perDay)) / 30)));
            var pause = _random.Next(3) == 0 && early < _perDay ? 30 : 0;
            open.Add(new() { Date = day, From = start, Until = start.AddMinutes(Span(pause == 0 ? _perDay : early)) });
            if (pause > 0)
            {
                var again = start.AddMinutes(Span(early) + pause);
                open.Add(new() { Date = day, From = again, Until = again.AddMinutes(Span(_perDay - early)) });
            }
        }

        return new() { Slug = $"room-{index}", Name = $"Room {index}", ChangeoverMinutes = _changeover, OpenTimes = open };
    }

    private int Span(int sessions) => (sessions * (_length + _changeover)) - _changeover;

    private SessionDocument Session(CandidateDocument candidate)
    {
        Person(candidate.Name, RoleName.Candidate, candidate.Id);
        var jurors = _jurors.OrderBy(_ => _random.Next()).Take(_size.IsPool ? Math.Min(_jurors.Count, 2 * _size.Panel) : _size.Panel).ToList();
        return new()
        {
            Id = new(Id()),
            Kind = SessionKind.Candidate,
            Title = candidate.Name,
            CandidateId = candidate.Id,
            Parts = [new() { Id = new(Id()), Kind = PartKind.Presentation, Title = "Presentation", LengthSeconds = 60 * _length }],
            Panel = _size.HasJury && _sessions++ % 5 == 4 ? new() { Kind = PanelKind.WholeJury, Quorum = (_jurors.Count + 1) / 2 } : _size.Panel == 0 ? new() : new() { Kind = _size.IsPool ? PanelKind.FromPool : PanelKind.Named, Jurors = jurors, Quorum = _size.IsPool ? _size.Panel : 0 },
        };
    }

    private PersonId Person(string name, RoleName role, CandidateId? candidate)
    {
        var id = new PersonId(Id());
        _people.Add(new() { Id = id, Name = name, Mail = $"{id.Value:N}@example.org", Roles = [role], CandidateId = candidate });
        return id;
    }

    /// <summary>A stretch of one to three hours on most days; some people are away for a whole day when there are several.</summary>
    private IEnumerable<CannotTimeDocument> CannotTimes(PersonDocument person)
    {
        var away = _size.Days > 1 && _random.Next(5) == 0 ? _random.Next(_size.Days) : -1;
        for (var day = 0; day < _size.Days; day++)
        {
            var from = new TimeOnly(8, 0).AddMinutes(15 * _random.Next(0, 40));
            if (day == away || _random.Next(10) < 7)
            {
                yield return new()
                {
                    Id = Id(),
                    PersonId = person.Id,
                    Date = _days[day],
                    From = day == away ? new(8, 0) : from,
                    Until = day == away ? new(22, 0) : from.AddMinutes(60 * _random.Next(1, 4)),
                };
            }
        }
    }

    private Guid Id()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
