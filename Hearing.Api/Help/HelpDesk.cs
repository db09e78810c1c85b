using Hearing.Api.People;
using Hearing.Api.Runs;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.Help;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Help;

/// <summary>Calls for help: taken from anybody, within limits; handled by organisers and technicians.</summary>
internal sealed class HelpDesk(EditionScope scope, HearingDb db, TimeProvider clock, Broadcaster broadcaster)
{
    /// <summary>The edition that a call from a page without one goes to: the one that is live, else the newest published.</summary>
    public Task<Edition?> EditionInChargeAsync(CancellationToken cancel) =>
        db.Editions.Where(e => e.Phase != Phase.Draft).OrderByDescending(e => e.Phase == Phase.Live).ThenByDescending(e => e.Phase == Phase.Published).ThenByDescending(e => e.Year)
            .FirstOrDefaultAsync(cancel);

    /// <summary>What calls from one address on one day have in common, which cannot be told from another day's.</summary>
    public static string AddressHash(System.Net.IPAddress? address, DateTimeOffset now) => Secrets.Hash($"help {now:yyyy-MM-dd} {Networks.Holder(address)}");

    /// <summary>Stores a call for help.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.TooMany"/> from one address or person; <see cref="RefusalCode.Invalid"/> for a field.</exception>
    public async Task<HelpRequest> AskAsync(Edition edition, HelpAsked asked, HttpContext http, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var address = AddressHash(http.Connection.RemoteIpAddress, now);
        var by = await PersonInAsync(edition, http, cancel);
        var since = now - HelpRequest.Window;
        var recent = db.Set<HelpRequest>().Where(h => h.At > since);
        if (await recent.CountAsync(h => h.AddressHash == address, cancel) >= HelpRequest.MostByAddress
            || (by is not null && await recent.CountAsync(h => h.By == by, cancel) >= HelpRequest.MostByPerson))
        {
            throw new Refused(RefusalCode.TooMany, "Many calls for help came from here in the last minutes. Telephone instead.", "TooMany");
        }

        var request = HelpRequest.Ask(edition.Id, by, address, asked.Who, asked.Where, asked.What, now);
        db.Add(request);
        await SaveAsync(edition, cancel);
        return request;
    }

    public async Task<List<HelpView>> ListAsync(CancellationToken cancel)
    {
        var edition = scope.Edition.Id;
        var all = await db.Set<HelpRequest>().AsNoTracking().Where(h => h.EditionId == edition).OrderBy(h => h.State == HelpState.Solved).ThenByDescending(h => h.At).Take(200).ToListAsync(cancel);
        var takers = all.Select(h => h.TakenBy).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => p.EditionId == edition && takers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        return [.. all.Select(h => new HelpView(h.Id, h.Who, h.Where, h.What, h.At, h.State, h.TakenBy is { } by ? names.GetValueOrDefault(by) : null, h.TakenAt, h.SolvedAt, h.Revision))];
    }

    public async Task HandleAsync(Guid id, HelpAction action, HttpRequest http, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var request = await db.Set<HelpRequest>().FirstOrDefaultAsync(h => h.Id == id && h.EditionId == edition.Id, cancel)
            ?? throw new Refused(RefusalCode.NotFound, "There is no such call for help.");
        http.Check(request.Revision);
        switch (action)
        {
            case HelpAction.Take:
                request.Take(scope.PersonId, clock.GetUtcNow());
                break;
            case HelpAction.Solve:
                request.Solve(scope.PersonId, clock.GetUtcNow());
                break;
            case HelpAction.Reopen:
                request.Reopen();
                break;
            default:
                throw new Refused(RefusalCode.Invalid, "There is no such action.");
        }

        await SaveAsync(edition, cancel);
    }

    private async Task<PersonId?> PersonInAsync(Edition edition, HttpContext http, CancellationToken cancel) =>
        http.User.MailIn(edition.Id) is { } mail
            ? (await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.EditionId == edition.Id && p.MailKey == mail && p.WithdrawnAt == null, cancel))?.Id
            : null;

    private async Task SaveAsync(Edition edition, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        foreach (var room in edition.Rooms)
        {
            broadcaster.Nudge(edition, room.Slug, "help", helpersOnly: true);
        }
    }
}
