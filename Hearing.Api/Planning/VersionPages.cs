using System.Globalization;
using Hearing.Api.Documents;
using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Planning;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Planning;

/// <summary>The versions of the programme, for organisers: who has seen them, what is different between any two, each as it was, and the way back.</summary>
internal sealed class VersionPages(HearingDb db, EditionScope scope, ProgrammePrinting printing, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/versions", (string? from, string? to, VersionPages pages, CancellationToken cancel) => pages.ListAsync(from, to, cancel)).Needs(Right.Organise);
        app.MapGet("/{edition}/versions/{version:int}", (int version, VersionPages pages, CancellationToken cancel) => pages.ShowAsync(version, cancel)).Needs(Right.Organise);
        app.MapPost("/{edition}/versions/{version:int}/draft", (int version, VersionPages pages, CancellationToken cancel) => pages.TakeBackAsync(version, cancel)).AsForm().Needs(Right.Organise);
    }

    private async Task<IResult> ListAsync(string? from, string? to, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var plan = await LoadedPlan.LoadAsync(db, edition, cancel);
        var versions = await db.Programmes.AsNoTracking().Where(p => p.EditionId == edition.Id).OrderByDescending(p => p.Version).ToListAsync(cancel);
        var seen = (await db.Set<ProgrammeSeen>().AsNoTracking().Where(s => s.EditionId == edition.Id).ToListAsync(cancel)).ToLookup(s => s.Version, s => s.PersonId);
        var told = plan.People.Where(p => p.InvitedAt is not null && p.WithdrawnAt is null).ToList();
        var lines = versions.Select(v => new VersionsPage.VersionLine(
            v.Version, edition.Zone.ToLocal(v.PublishedAt), plan.People.FirstOrDefault(p => p.Id == v.PublishedBy)?.Name, v.Items.Count, v.Changes.Count,
            [.. told.Where(p => seen[v.Version].Contains(p.Id)).Select(p => p.Name)], [.. told.Where(p => !seen[v.Version].Contains(p.Id)).Select(p => p.Name)]));
        var draft = Publishing.Draft(edition, plan.Sessions, versions);
        var (one, other) = (Chosen(from, versions.ElementAtOrDefault(1) ?? versions.ElementAtOrDefault(0), versions), Chosen(to, null, versions));
        return Page.Of<VersionsPage>(new
        {
            Model = new VersionsPage.VersionsModel(edition.Slug, edition.Name, edition.TimeZone, [.. lines], one?.Version, other?.Version,
                versions.Count == 0 ? [] : Publishing.Changes(one?.Items ?? draft, other?.Items ?? draft), edition.Rooms.ToDictionary(r => r.Slug, r => r.Name)),
        });
    }

    /// <summary>The version that was asked for; null is the draft.</summary>
    private static Programme? Chosen(string? asked, Programme? usual, List<Programme> versions) =>
        asked is null ? usual : int.TryParse(asked, CultureInfo.InvariantCulture, out var number) ? versions.Find(v => v.Version == number) : null;

    private async Task<IResult> ShowAsync(int version, CancellationToken cancel)
    {
        var (edition, programme) = (scope.Edition, await FindAsync(version, cancel));
        var newest = await ProgrammeEndpoints.NewestAsync(db, edition, cancel);
        return Page.Of<ProgrammePage>(new
        {
            Model = new ProgrammePage.ProgrammeModel(
                edition.Slug, edition.Name, edition.Mode, edition.Venue, edition.IsReleased, true, ProgrammeEndpoints.View(edition, programme))
            { Newest = newest!.Version, Printed = await printing.OfAsync(programme, cancel) },
        });
    }

    /// <summary>
    /// Sessions and rooms that are no more stay out; pins of sessions that come to lie where they are stay. A session is as long again as it was,
    /// where its parts can be.
    /// </summary>
    private async Task<IResult> TakeBackAsync(int version, CancellationToken cancel)
    {
        var (edition, programme) = (scope.Edition, await FindAsync(version, cancel));
        var plan = await LoadedPlan.LoadAsync(db, edition, cancel);
        var placements = from item in programme.Items
                         let session = plan.Sessions.FirstOrDefault(s => s.Id == item.SessionId)
                         where session is not null && edition.Rooms.Any(r => r.Slug == item.Room)
                         let start = edition.Zone.ToLocal(item.Start)
                         let slot = new Slot(item.Room, DateOnly.FromDateTime(start), TimeOnly.FromDateTime(start))
                         select new Placement(session.Id, slot, session.Pinned && session.Slot == slot);
        var lengths = from item in programme.Items
                      let session = plan.Sessions.FirstOrDefault(s => s.Id == item.SessionId)
                      let length = item.End - item.Start
                      where session is not null && session.Length != length && session.Shortest <= length
                      select new SessionLength(session.Id, (int)length.TotalSeconds);
        plan.TakeOver(new WholePlan([.. placements]) { Lengths = [.. lengths] });
        db.Note(edition.Id, clock.GetUtcNow(), scope.PersonId, "programme-taken-back", $"{version}");
        await db.SaveChangesAsync(cancel);
        return SeeOther.At($"/{edition.Slug}/plan");
    }

    private async Task<Programme> FindAsync(int version, CancellationToken cancel) =>
        await db.Programmes.AsNoTracking().FirstOrDefaultAsync(p => p.EditionId == scope.Edition.Id && p.Version == version, cancel)
        ?? throw new Refused(RefusalCode.NotFound, "There is no such version.");
}
