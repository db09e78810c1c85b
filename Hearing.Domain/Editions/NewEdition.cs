using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Editions;

/// <summary>An edition to be made, blank or like another one.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Year">Its year.</param>
/// <param name="Mode">How its hearing takes place.</param>
/// <param name="FirstDay">The first day of the hearing.</param>
/// <param name="OrganiserName">Who sets it up.</param>
/// <param name="OrganiserMail">That person's mail address.</param>
/// <param name="WithPeople">Whether a copy takes along organisers, jury, technicians and the preparation group.</param>
public sealed record NewEdition(
    string Slug, string Name, int Year, HearingMode Mode, DateOnly FirstDay, string OrganiserName, string OrganiserMail, bool WithPeople)
{
    private const Roles Lasting = Roles.Organiser | Roles.Juror | Roles.Chair | Roles.Technician | Roles.Preparation;

    /// <summary>
    /// One day of nine to five, one room, and what the award always has: its criteria, scale and school forms from a sample, a template.
    /// </summary>
    public EditionContent Blank(EditionDocument sample, IReadOnlyList<TemplatePartDocument> template)
    {
        var edition = Made();
        EditionImport.SetUp(edition, new()
        {
            Format = EditionDocument.FormatName,
            Id = edition.Id,
            Slug = Slug,
            Name = Name,
            Year = Year,
            Mode = Mode,
            People = [],
            Criteria = sample.Criteria,
            MarkScale = sample.MarkScale,
            SchoolForms = sample.SchoolForms,
            Template = template,
            Days = [new() { Date = FirstDay, Opens = new(9, 0), Closes = new(17, 0) }],
            Rooms = [new() { Slug = "main", Name = "Hearing", Kind = Mode switch { HearingMode.OnSite => RoomKind.Real, HearingMode.Virtual => RoomKind.Virtual, HearingMode.Hybrid => RoomKind.Both, _ => throw new ArgumentOutOfRangeException(nameof(sample), Mode, null) } }],
        });
        return new(edition) { People = [Organiser(edition, 0)] };
    }

    /// <summary>
    /// The other edition's setting up with its dates moved so that its first day is <see cref="FirstDay"/>: rooms without their links,
    /// criteria, scale, template, sessions without a candidate with their slots. Candidates, conflicts and results stay behind.
    /// Jurors' roles sleep until they are invited.
    /// </summary>
    public EditionContent Copy(EditionContent last)
    {
        var (edition, old) = (Made(), last.Edition);
        var shift = old.Days.Count == 0 ? 0 : FirstDay.DayNumber - old.Days.Min(d => d.Date).DayNumber;
        edition.TimeZone = old.TimeZone;
        edition.HelpTelephone = old.HelpTelephone;
        edition.Venue = old.Venue;
        edition.SlateSeconds = old.SlateSeconds;
        edition.Quorum = old.Quorum;
        edition.Days = old.Days.Count == 0 ? [new(FirstDay, new(9, 0), new(17, 0))] : [.. old.Days.Select(d => d with { Date = d.Date.AddDays(shift), MeetingLink = null })];
        edition.Rooms = [.. old.Rooms.Select(r => r with { MeetingLink = null, CaptionLink = null, OpenTimes = [.. r.OpenTimes.Select(o => o with { Date = o.Date.AddDays(shift) })] })];
        edition.Travels = old.Travels;
        edition.SchoolForms = old.SchoolForms;
        edition.Criteria = old.Criteria;
        edition.MarkScale = old.MarkScale;
        edition.Template = old.Template;
        edition.Signatories = old.Signatories;
        edition.Rules = [.. old.Rules.Where(r => r.Sessions.Count == 0 && r.People.Count == 0)];
        edition.HardPoints = [.. old.HardPoints.Select(h => h with { Date = h.Date.AddDays(shift) })];
        return new(edition)
        {
            Sessions = [.. last.Sessions.Where(s => s.CandidateId is null).Select((s, i) => Moved(s, edition.Id, i, shift))],
            People = [.. People(last, edition)],
        };
    }

    private Edition Made() => new() { Id = EditionId.New(), Slug = Slug, Name = Name, Year = Year, Mode = Mode };

    private Person Organiser(Edition edition, int order) =>
        new() { Id = PersonId.New(), EditionId = edition.Id, Order = order, Name = OrganiserName, Mail = OrganiserMail, Roles = Roles.Organiser };

    private IEnumerable<Person> People(EditionContent last, Edition edition)
    {
        var mail = OrganiserMail.ToLowerInvariant();
        var lasting = last.People.Where(p => WithPeople && p.WithdrawnAt is null && (p.Roles & Lasting) != Roles.None && p.MailKey != mail);
        var own = Organiser(edition, 0);
        own.Roles |= WithPeople ? last.People.Where(p => p.MailKey == mail).Select(p => p.Roles & Lasting).FirstOrDefault() : Roles.None;
        return [own, .. lasting.Select((p, i) => new Person
        {
            Id = PersonId.New(), EditionId = edition.Id, Order = i + 1, Name = p.Name, Mail = p.Mail, Roles = p.Roles & Lasting,
            JuryRoleSleeps = (p.Roles & (Roles.Juror | Roles.Chair)) != Roles.None,
        })];
    }

    private static Session Moved(Session old, EditionId edition, int order, int shift)
    {
        var session = new Session
        {
            Id = SessionId.New(),
            EditionId = edition,
            Order = order,
            Kind = old.Kind,
            Title = old.Title,
            Equipment = old.Equipment,
            Parts = [.. old.Parts.Select(p => p with { Id = PartId.New() })],
            BufferPurpose = old.BufferPurpose,
            Panel = old.Panel.Kind is PanelKind.WholeJury ? old.Panel : Panel.None,
        };
        if (old.Slot is { } slot)
        {
            session.Place(slot with { Date = slot.Date.AddDays(shift) });
        }

        return session;
    }
}
