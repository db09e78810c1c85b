using Hearing.Domain.Awards;
using Hearing.Domain.Editions;
using Hearing.Domain.Films;
using Hearing.Domain.Jury;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Hearing.Domain.Webinars;

namespace Hearing.Domain.Contracts;

/// <summary>From an edition's things to its document.</summary>
public static class EditionExport
{
    /// <summary>The document. Jury material is in it when <see cref="EditionContent.MarkSheets"/> is not null.</summary>
    public static EditionDocument Document(EditionContent content)
    {
        var edition = content.Edition;
        return new()
        {
            Format = EditionDocument.FormatName,
            Id = edition.Id,
            Slug = edition.Slug,
            Name = edition.Name,
            Year = edition.Year,
            Mode = edition.Mode,
            TimeZone = edition.TimeZone,
            Phase = edition.Phase,
            ReleasedAt = edition.ReleasedAt,
            MarksOpenedAt = edition.MarksOpenedAt,
            HelpTelephone = edition.HelpTelephone,
            SlateSeconds = edition.SlateSeconds,
            Quorum = edition.Quorum,
            Venue = edition.Venue is { } v ? new() { Name = v.Name, Address = v.Address, Directions = v.Directions } : null,
            Days = [.. edition.Days.Select(d => new DayDocument { Date = d.Date, Opens = d.Opens, Closes = d.Closes, MeetingLink = d.MeetingLink })],
            Rooms = [.. edition.Rooms.Select(RoomOf)],
            Travels = [.. edition.Travels.Select(t => new TravelDocument { FromRoom = t.FromRoom, ToRoom = t.ToRoom, Minutes = t.Minutes })],
            SchoolForms = [.. edition.SchoolForms.Select(s => new SchoolFormDocument { Key = s.Key, Name = s.Name })],
            Criteria = [.. edition.Criteria.Select(c => new CriterionDocument { Key = c.Key, Name = c.Name, Description = c.Description })],
            MarkScale = ScaleOf(edition.MarkScale),
            Template = [.. edition.Template.Select(t => new TemplatePartDocument { Kind = t.Kind, Title = t.Title, LengthSeconds = t.LengthSeconds, EndPolicy = t.EndPolicy })],
            HardPoints = [.. edition.HardPoints.Select(h => new HardPointDocument { Key = h.Key, Date = h.Date, Time = h.Time, Purpose = h.Purpose, Room = h.Room })],
            Signatories = [.. edition.Signatories.Select(s => new SignatoryDocument { Name = s.Name, Title = s.Title })],
            Rules = [.. edition.Rules.Select(RuleOf)],
            Candidates = [.. content.Candidates.Select(c => new CandidateDocument { Id = c.Id, Name = c.Name, Unit = c.Unit, SchoolForms = c.SchoolForms, Description = c.Description })],
            People = [.. content.People.Select(PersonOf)],
            Conflicts = [.. content.Conflicts.Select(ConflictOf)],
            CannotTimes = [.. content.CannotTimes.Select(CannotTimeOf)],
            Sessions = [.. content.Sessions.Select(SessionOf)],
            Programmes = [.. content.Programmes.Select(ProgrammeOf)],
            RecordedParts = [.. RecordedOf(content)],
            Runs = [.. content.Runs.Select(r => new RunDocument { Id = r.Id, Room = r.Room, Facts = [.. content.Facts.Where(f => f.RunId == r.Id).Select(RunFactDocument.Of)] })],
            Films = [.. content.Films.Select(FilmOf)],
            Decisions = [.. content.Awards.Select(DecisionOf)],
            Protocol = [.. content.Protocol.Select(p => new ProtocolEntryDocument { Id = p.Id, At = p.At, By = p.By, Kind = p.Kind, CandidateId = p.CandidateId, Text = p.Text })],
            Certificates = [.. content.Certificates.Select(CertificateOf)],
            Webinars = [.. content.Webinars.Select(WebinarOf)],
            Jury = content.MarkSheets is { } sheets ? new() { MarkSheets = [.. sheets.Select(SheetOf)] } : null,
        };
    }

    /// <summary>The choice of a part outlives its session, which the document does not name any more.</summary>
    private static IEnumerable<PartId> RecordedOf(EditionContent content) =>
        content.RecordedParts.Select(p => p.PartId).Intersect(content.Sessions.SelectMany(s => s.Parts).Concat(content.Programmes.SelectMany(p => p.Items).SelectMany(i => i.Parts)).Select(p => p.Id));

    private static RoomDocument RoomOf(Room room) => new()
    {
        Slug = room.Slug,
        Name = room.Name,
        Kind = room.Kind,
        ChangeoverMinutes = room.ChangeoverMinutes,
        Equipment = room.Equipment,
        OpenTimes = [.. room.OpenTimes.Select(o => new OpenTimeDocument { Date = o.Date, From = o.From, Until = o.Until })],
        MeetingLink = room.MeetingLink,
        CaptionLink = room.CaptionLink,
    };

    private static MarkScaleDocument ScaleOf(MarkScale scale) => new()
    {
        Lowest = scale.Lowest,
        Highest = scale.Highest,
        Labels = [.. scale.Labels.Select(l => new MarkLabelDocument { Mark = l.Mark, Label = l.Label })],
    };

    private static RuleDocument RuleOf(Rule rule) => new()
    {
        Key = rule.Key,
        Kind = rule.Kind,
        Level = rule.Level,
        Weight = rule.Weight,
        Sessions = rule.Sessions,
        People = rule.People,
        From = rule.From,
        Until = rule.Until,
        Minutes = rule.Minutes,
        Count = rule.Count,
    };

    private static PersonDocument PersonOf(Person person) => new()
    {
        Id = person.Id,
        Name = person.Name,
        Mail = person.Mail,
        Roles = person.Roles.Names(),
        CandidateId = person.CandidateId,
        WithdrawnAt = person.WithdrawnAt,
        AnsweredAt = person.AnsweredAt,
    };

    private static ConflictDocument ConflictOf(Conflict conflict) => new()
    {
        Id = conflict.Id,
        JurorId = conflict.JurorId,
        CandidateId = conflict.CandidateId,
        Reason = conflict.Reason,
        DeclaredAt = conflict.DeclaredAt,
    };

    private static CannotTimeDocument CannotTimeOf(CannotTime time) => new()
    {
        Id = time.Id,
        PersonId = time.PersonId,
        Date = time.Date,
        From = time.From,
        Until = time.Until,
        Reason = time.Reason,
    };

    private static SessionDocument SessionOf(Session session) => new()
    {
        Id = session.Id,
        Kind = session.Kind,
        Title = session.Title,
        CandidateId = session.CandidateId,
        Parts = [.. session.Parts.Select(PartOf)],
        RequiredPeople = session.RequiredPeople,
        Equipment = session.Equipment,
        Pinned = session.Pinned,
        BufferPurpose = session.BufferPurpose,
        MeetingLink = session.MeetingLink,
        Panel = new() { Kind = session.Panel.Kind, Jurors = session.Panel.Jurors, Quorum = session.Panel.Quorum },
        Slot = session.Slot is { } slot ? new() { Room = slot.Room, Date = slot.Date, Start = slot.Start } : null,
    };

    private static PartDocument PartOf(Part part) => new()
    {
        Id = part.Id,
        Kind = part.Kind,
        Title = part.Title,
        LengthSeconds = (int)part.Length.TotalSeconds,
        EndPolicy = part.EndPolicy,
        HostNotes = part.HostNotes,
    };

    internal static ProgrammeVersionDocument ProgrammeOf(Programme programme) => new()
    {
        Version = programme.Version,
        PublishedAt = programme.PublishedAt,
        PublishedBy = programme.PublishedBy,
        Items = [.. programme.Items.Select(i => new ProgrammeItemDocument
        {
            SessionId = i.SessionId, Kind = i.Kind, Title = i.Title, CandidateId = i.CandidateId, Room = i.Room, Start = i.Start, End = i.End,
            Parts = [.. i.Parts.Select(PartOf)], Sequence = i.Sequence, BufferPurpose = i.BufferPurpose,
        })],
        Changes = [.. programme.Changes.Select(c => new ProgrammeChangeDocument
        {
            Kind = c.Kind, SessionId = c.SessionId, Title = c.Title, OldStart = c.OldStart, OldRoom = c.OldRoom, NewStart = c.NewStart, NewRoom = c.NewRoom,
        })],
    };

    private static FilmDocument FilmOf(Film film) => new()
    {
        Id = film.Id,
        CandidateId = film.CandidateId,
        Version = film.Version,
        Title = film.Title,
        Sha256 = film.Sha256,
        SizeBytes = film.SizeBytes,
        LengthMilliseconds = (long)film.Length.TotalMilliseconds,
        MediaType = film.MediaType,
        UploadedAt = film.UploadedAt,
        UploadedBy = film.UploadedBy,
        CaptionsVtt = film.CaptionsVtt,
    };

    private static DecisionDocument DecisionOf(Award award) => new()
    {
        Id = award.Id,
        CandidateId = award.CandidateId,
        Kind = award.Kind,
        Motivation = award.Motivation,
        DecidedAt = award.DecidedAt,
        DecidedBy = award.DecidedBy,
        TookPart = award.TookPart,
        FilmComment = award.FilmComment,
    };

    private static CertificateRecordDocument CertificateOf(Documents.Certificate certificate) => new()
    {
        Id = certificate.Id,
        CandidateId = certificate.CandidateId,
        PersonId = certificate.PersonId,
        Number = certificate.Number,
        Code = certificate.Code,
        CandidateName = certificate.CandidateName,
        SchoolForms = certificate.SchoolForms,
        Kind = certificate.Kind,
        Motivation = certificate.Motivation,
        Year = certificate.Year,
        IssuedAt = certificate.IssuedAt,
        WithdrawnAt = certificate.WithdrawnAt,
    };

    private static WebinarDocument WebinarOf(Webinar webinar) => new()
    {
        Id = webinar.Id,
        CandidateId = webinar.CandidateId,
        Title = webinar.Title,
        Description = webinar.Description,
        StartsAt = webinar.StartsAt,
        LengthMinutes = webinar.LengthMinutes,
        JoinLink = webinar.JoinLink,
        RecordingLink = webinar.RecordingLink,
        DocumentationLink = webinar.DocumentationLink,
    };

    private static MarkSheetDocument SheetOf(MarkSheet sheet) => new()
    {
        Id = sheet.Id,
        JurorId = sheet.JurorId,
        CandidateId = sheet.CandidateId,
        Note = sheet.Note,
        ChangedAt = sheet.ChangedAt,
        Marks = [.. sheet.Marks.Select(m => new CriterionMarkDocument { Criterion = m.Criterion, Mark = m.Mark, Note = m.Note })],
    };
}
