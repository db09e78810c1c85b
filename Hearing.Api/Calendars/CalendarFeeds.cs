using Hearing.Api.Storage;
using Hearing.Client.Calendars;
using Hearing.Domain;
using Hearing.Domain.Calendars;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Hearing.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Calendars;

/// <summary>Loads what a feed needs and writes it.</summary>
internal sealed class CalendarFeeds(HearingDb db, IStringLocalizer<CalendarsText> texts)
{
    /// <summary>The programme for everybody.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.NotFound"/> before the first publishing.</exception>
    public async Task<string> PublicAsync(Edition edition, CancellationToken cancel)
    {
        var versions = await Versions(edition.Id, cancel);
        return versions.Count > 0
            ? CalendarWriter.Write(edition, texts["FeedName", edition.Year], new ProgrammeCalendar(edition, versions).Public())
            : throw new Refused(RefusalCode.NotFound, "No programme is published yet.");
    }

    /// <summary>The feed of the person with that secret; empty before the first publishing, so that no calendar gives up on it.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.NotFound"/> when nobody has the secret, or access was withdrawn.</exception>
    public async Task<string> PersonalAsync(string secret, CancellationToken cancel)
    {
        var person = await db.People.FirstOrDefaultAsync(p => p.CalendarSecret == secret && p.WithdrawnAt == null, cancel)
            ?? throw new Refused(RefusalCode.NotFound, "There is no such calendar.");
        var edition = await db.Editions.SingleAsync(e => e.Id == person.EditionId, cancel);
        var calendar = new ProgrammeCalendar(edition, await Versions(edition.Id, cancel));
        return CalendarWriter.Write(edition, texts["PersonalFeedName", edition.Year, PlainText.Line(person.Name)], calendar.For(person, await Sessions(edition, cancel)));
    }

    private async Task<IReadOnlyList<PlanSession>> Sessions(Edition edition, CancellationToken cancel)
    {
        var sessions = await db.Sessions.Where(s => s.EditionId == edition.Id).ToListAsync(cancel);
        var people = await db.People.Where(p => p.EditionId == edition.Id).ToListAsync(cancel);
        var conflicts = await db.Conflicts.Where(c => c.EditionId == edition.Id).ToListAsync(cancel);
        return PlanningProblem.Of(edition, sessions, people, [], conflicts).Sessions;
    }

    private Task<List<Programme>> Versions(EditionId edition, CancellationToken cancel) => db.Programmes.Where(p => p.EditionId == edition).ToListAsync(cancel);
}
