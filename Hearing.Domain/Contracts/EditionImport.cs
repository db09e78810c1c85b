using Hearing.Domain.Awards;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Hearing.Domain.Films;
using Hearing.Domain.Floors;
using Hearing.Domain.Jury;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;
using Hearing.Domain.Runs.Records;
using Hearing.Domain.Webinars;

namespace Hearing.Domain.Contracts;

/// <summary>From a valid edition document to the things it names.</summary>
public static class EditionImport
{
    /// <summary>The things, ready to be stored. Jurors' roles sleep until they are invited.</summary>
    public static EditionContent Content(EditionDocument document) => new(EditionOf(document))
    {
        Candidates = [.. document.Candidates.Select((c, i) => new Candidate
        {
            Id = c.Id, EditionId = document.Id, Order = i, Name = c.Name, Unit = c.Unit, SchoolForms = c.SchoolForms, Description = c.Description,
        })],
        People = [.. document.People.Select((p, i) => PersonOf(document.Id, p, i))],
        Conflicts = [.. document.Conflicts.Select((c, i) => new Conflict
        {
            Id = c.Id, EditionId = document.Id, Order = i, JurorId = c.JurorId, CandidateId = c.CandidateId, Reason = c.Reason, DeclaredAt = c.DeclaredAt,
        })],
        CannotTimes = [.. document.CannotTimes.Select((c, i) => new CannotTime
        {
            Id = c.Id, EditionId = document.Id, Order = i, PersonId = c.PersonId, Date = c.Date, From = c.From, Until = c.Until, Reason = c.Reason,
        })],
        Sessions = [.. document.Sessions.Select((s, i) => SessionOf(document.Id, s, i))],
        Programmes = [.. document.Programmes.Select(p => ProgrammeOf(document.Id, p))],
        RecordedParts = [.. document.RecordedParts.Select(p => new RecordedPart { EditionId = document.Id, PartId = p })],
        Runs = [.. document.Runs.Select(r => new Run { Id = r.Id, EditionId = document.Id, Room = r.Room })],
        Facts = [.. document.Runs.SelectMany(r => FactChain.Chained(r.Id, r.Facts.Select(f => f.Stored(r.Id))))],
        Films = [.. document.Films.Select((f, i) => FilmOf(document.Id, f, i))],
        Awards = [.. document.Decisions.Select((d, i) => new Award
        {
            Id = d.Id, EditionId = document.Id, Order = i, CandidateId = d.CandidateId, Kind = d.Kind, Motivation = d.Motivation,
            DecidedAt = d.DecidedAt, DecidedBy = d.DecidedBy, TookPart = d.TookPart, FilmComment = d.FilmComment,
        })],
        Protocol = [.. document.Protocol.Select((p, i) => new ProtocolEntry
        {
            Id = p.Id, EditionId = document.Id, Order = i, At = p.At, By = p.By, Kind = p.Kind, CandidateId = p.CandidateId, Text = p.Text,
        })],
        Certificates = [.. document.Certificates.Select((c, i) => CertificateOf(document.Id, c, i))],
        Webinars = [.. document.Webinars.Select((w, i) => WebinarOf(document.Id, w, i))],
        MarkSheets = document.Jury?.MarkSheets.Select((m, i) => new MarkSheet
        {
            Id = m.Id,
            EditionId = document.Id,
            Order = i,
            JurorId = m.JurorId,
            CandidateId = m.CandidateId,
            Note = m.Note,
            ChangedAt = m.ChangedAt,
            Marks = [.. m.Marks.Select(c => new CriterionMark(c.Criterion, c.Mark, c.Note))],
        }).ToList(),
    };

    private static Edition EditionOf(EditionDocument document)
    {
        var edition = new Edition
        {
            Id = document.Id,
            Slug = document.Slug,
            Name = document.Name,
            Year = document.Year,
            Mode = document.Mode,
            TimeZone = document.TimeZone,
        };
        SetUp(edition, document);
        edition.Restore(document.Phase, document.ReleasedAt);
        return edition;
    }

    /// <summary>Gives the edition everything the document says of it but name, slug and phase.</summary>
    public static void SetUp(Edition edition, EditionDocument document)
    {
        edition.MarksOpenedAt = document.MarksOpenedAt;
        edition.HelpTelephone = document.HelpTelephone;
        edition.Venue = document.Venue is { } v ? new(v.Name, v.Address, v.Directions) : null;
        edition.SlateSeconds = document.SlateSeconds;
        edition.Quorum = document.Quorum;
        edition.Days = [.. document.Days.Select(d => new HearingDay(d.Date, d.Opens, d.Closes, d.MeetingLink))];
        edition.Rooms = [.. document.Rooms.Select(r => new Room(r.Slug, r.Name, r.Kind, r.ChangeoverMinutes,
            [.. r.OpenTimes.Select(o => new OpenTime(o.Date, o.From, o.Until))], r.Equipment, r.MeetingLink, r.CaptionLink))];
        edition.Travels = [.. document.Travels.Select(t => new Travel(t.FromRoom, t.ToRoom, t.Minutes))];
        edition.SchoolForms = [.. document.SchoolForms.Select(s => new SchoolForm(s.Key, s.Name))];
        edition.Criteria = [.. document.Criteria.Select(c => new Criterion(c.Key, c.Name, c.Description))];
        edition.MarkScale = new(document.MarkScale.Lowest, document.MarkScale.Highest, [.. document.MarkScale.Labels.Select(l => new MarkLabel(l.Mark, l.Label))]);
        edition.Template = [.. document.Template.Select(t => new TemplatePart(t.Kind, t.Title, t.LengthSeconds, t.EndPolicy))];
        edition.Rules = [.. document.Rules.Select(r => new Rule(r.Key, r.Kind, r.Level, r.Weight, r.Sessions, r.People, r.From, r.Until, r.Minutes, r.Count))];
        edition.HardPoints = [.. document.HardPoints.Select(h => new HardPoint(h.Key, h.Date, h.Time, h.Purpose, h.Room))];
        edition.Signatories = [.. document.Signatories.Select(s => new Signatory(s.Name, s.Title))];
    }

    private static Person PersonOf(EditionId edition, PersonDocument person, int order)
    {
        var roles = person.Roles.Aggregate(Roles.None, (sum, role) => sum | role.AsRoles());
        return new()
        {
            Id = person.Id,
            EditionId = edition,
            Order = order,
            Name = person.Name,
            Mail = person.Mail,
            Roles = roles,
            CandidateId = person.CandidateId,
            JuryRoleSleeps = (roles & (Roles.Juror | Roles.Chair)) != Roles.None,
            WithdrawnAt = person.WithdrawnAt,
            AnsweredAt = person.AnsweredAt,
        };
    }

    private static Session SessionOf(EditionId edition, SessionDocument document, int order)
    {
        var session = new Session
        {
            Id = document.Id,
            EditionId = edition,
            Order = order,
            Kind = document.Kind,
            Title = document.Title,
            CandidateId = document.CandidateId,
            Parts = [.. document.Parts.Select(PartOf)],
            RequiredPeople = document.RequiredPeople,
            Equipment = document.Equipment,
            Panel = new(document.Panel.Kind, document.Panel.Jurors, document.Panel.Quorum),
            BufferPurpose = document.BufferPurpose,
            MeetingLink = document.MeetingLink,
        };
        if (document.Slot is { } slot)
        {
            session.Place(new(slot.Room, slot.Date, slot.Start));
        }

        session.Pin(document.Pinned);
        return session;
    }

    private static Part PartOf(PartDocument part) =>
        new(part.Id, part.Kind, part.Title, TimeSpan.FromSeconds(part.LengthSeconds), part.EndPolicy, part.HostNotes);

    internal static Programme ProgrammeOf(EditionId edition, ProgrammeVersionDocument document) => new()
    {
        EditionId = edition,
        Version = document.Version,
        PublishedAt = document.PublishedAt,
        PublishedBy = document.PublishedBy,
        Items = [.. document.Items.Select(i => new ProgrammeItem(i.SessionId, i.Kind, i.Title, i.CandidateId, i.Room, i.Start, i.End, [.. i.Parts.Select(PartOf)], i.Sequence) { BufferPurpose = i.BufferPurpose })],
        Changes = [.. document.Changes.Select(c => new ProgrammeChange(c.Kind, c.SessionId, c.Title, c.OldStart, c.OldRoom, c.NewStart, c.NewRoom))],
    };

    private static Film FilmOf(EditionId edition, FilmDocument film, int order) => new()
    {
        Id = film.Id,
        EditionId = edition,
        Order = order,
        CandidateId = film.CandidateId,
        Version = film.Version,
        Title = film.Title,
        Sha256 = film.Sha256,
        SizeBytes = film.SizeBytes,
        Length = TimeSpan.FromMilliseconds(film.LengthMilliseconds),
        MediaType = film.MediaType,
        UploadedAt = film.UploadedAt,
        UploadedBy = film.UploadedBy,
        CaptionsVtt = film.CaptionsVtt,
    };

    private static Certificate CertificateOf(EditionId edition, CertificateRecordDocument document, int order) => new()
    {
        Id = document.Id,
        EditionId = edition,
        Order = order,
        CandidateId = document.CandidateId,
        PersonId = document.PersonId,
        Number = document.Number,
        Code = document.Code,
        CandidateName = document.CandidateName,
        SchoolForms = document.SchoolForms,
        Kind = document.Kind,
        Motivation = document.Motivation,
        Year = document.Year,
        IssuedAt = document.IssuedAt,
        WithdrawnAt = document.WithdrawnAt,
    };

    private static Webinar WebinarOf(EditionId edition, WebinarDocument webinar, int order) => new()
    {
        Id = webinar.Id,
        EditionId = edition,
        Order = order,
        CandidateId = webinar.CandidateId,
        Title = webinar.Title,
        Description = webinar.Description,
        StartsAt = webinar.StartsAt,
        LengthMinutes = webinar.LengthMinutes,
        JoinLink = webinar.JoinLink,
        RecordingLink = webinar.RecordingLink,
        DocumentationLink = webinar.DocumentationLink,
    };
}
