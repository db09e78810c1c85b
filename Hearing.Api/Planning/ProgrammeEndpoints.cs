using System.Text.Json.Nodes;
using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Planning;

/// <summary>Programmes: publishing, and reading what was published.</summary>
internal static class ProgrammeEndpoints
{
    public static void Map(RouteGroupBuilder edition)
    {
        edition.MapPost("programmes", PostAsync).Needs(Right.Organise);
        edition.MapGet("programme", async (HearingDb db, EditionScope scope, CancellationToken cancel) =>
            View(scope.Edition, await NewestAsync(db, scope.Edition, cancel))).Needs(Right.SeePublic);
        edition.MapGet("programmes/{version:int}", async (int version, HearingDb db, EditionScope scope, CancellationToken cancel) =>
            View(scope.Edition, await db.Programmes.FirstOrDefaultAsync(p => p.EditionId == scope.Edition.Id && p.Version == version, cancel)))
            .Needs(Right.SeePublic);
        edition.MapGet("programme.json", ScheduleAsync).Needs(Right.SeePublic);
    }

    /// <summary>The newest version, or null while nothing is published.</summary>
    internal static Task<Programme?> NewestAsync(HearingDb db, Edition edition, CancellationToken cancel) =>
        db.Programmes.Where(p => p.EditionId == edition.Id).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancel);

    /// <summary>Freezes the plan into the next version and stores it.</summary>
    internal static async Task<Programme> PublishAsync(
        LoadedPlan plan, HearingDb db, EditionScope scope, DateTimeOffset now, CancellationToken cancel)
    {
        var earlier = await db.Programmes.AsNoTracking().Where(p => p.EditionId == plan.Edition.Id).ToListAsync(cancel);
        var programme = Publishing.Publish(plan.Edition, plan.Sessions, plan.Problem, earlier, scope.PersonId, now);
        if (plan.Edition.Phase == Phase.Draft)
        {
            plan.Edition.MoveTo(Phase.Published);
        }

        db.Add(programme);
        db.Note(plan.Edition.Id, now, scope.PersonId, "programme-published", $"{programme.Version}");
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (exception is not DbUpdateConcurrencyException)
        {
            throw new Refused(RefusalCode.Stale, "Somebody else has just published.");
        }

        return programme;
    }

    private static async Task<Created<ProgrammeView>> PostAsync(
        HearingDb db, EditionScope scope, HttpRequest request, TimeProvider time, CancellationToken cancel)
    {
        var plan = await LoadedPlan.LoadAsync(db, scope.Edition, cancel);
        PlanEndpoints.RequireRevision(request, plan, needed: false);
        var programme = await PublishAsync(plan, db, scope, time.GetUtcNow(), cancel);
        return TypedResults.Created(
            $"/api/editions/{scope.Edition.Slug}/programmes/{programme.Version}", View(scope.Edition, programme));
    }

    private static async Task<JsonObject> ScheduleAsync(
        HearingDb db, EditionScope scope, IOptions<HearingOptions> options, CancellationToken cancel) =>
        ScheduleJson.Of(scope.Edition, await NewestAsync(db, scope.Edition, cancel) ?? throw NothingPublished(), options.Value.PublicUrl);

    /// <summary>What everybody may read of a version.</summary>
    internal static ProgrammeView View(Edition edition, Programme? programme) => programme is null ? throw NothingPublished() : new(
        edition.Slug, edition.Name, edition.TimeZone, programme.Version, programme.PublishedAt,
        [.. programme.Items.Select(i => new ProgrammeSession(
            i.SessionId, i.Kind, i.Title, i.CandidateId, i.Room, NameOf(edition, i.Room), i.Start, i.End, i.Sequence,
            [.. i.Parts.Select(p => new ProgrammePart(p.Id, p.Kind, p.Title, (int)Math.Round(p.Length.TotalSeconds)))]))],
        programme.Changes);

    /// <summary>The room's name now; its slug when it is no more.</summary>
    internal static string NameOf(Edition edition, string room) => edition.Rooms.FirstOrDefault(r => r.Slug == room)?.Name ?? room;

    private static Refused NothingPublished() => new(RefusalCode.NotFound, "No programme is published.");
}
