using System.Text.RegularExpressions;
using Hearing.Api.Floors;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Films;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Films;

/// <summary>The device check: a page that tries what the day needs, and what the technician sees of it.</summary>
internal sealed partial class DeviceChecks(EditionScope scope, HearingDb db, TimeProvider clock, IFloor floor, FloorServers servers)
{
    /// <summary>What one person's devices are remembered of at most; the oldest go.</summary>
    private const int MostKept = 20;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/check", (DeviceChecks checks) => Page.Of<CheckPage>(new { Model = checks.Check() })).Needs(Right.FollowLive).UsesDevices();
        app.MapGet("/api/editions/{edition}/ice-servers", (DeviceChecks checks, HttpResponse response) =>
        {
            response.Headers.CacheControl = "no-store";
            return checks.Servers();
        }).Needs(Right.FollowLive);
        app.MapGet("/api/editions/{edition}/check-film.mp4", async Task<IResult> (CheckFilm film, HttpResponse response, CancellationToken cancel) =>
        {
            response.Headers.CacheControl = "no-store";
            return TypedResults.PhysicalFile(await film.PathAsync(cancel), "video/mp4", enableRangeProcessing: true);
        }).Needs(Right.FollowLive);
        app.MapPost("/api/editions/{edition}/device-checks", async Task<IResult> (DeviceChecked done, HttpRequest request, DeviceChecks checks, CancellationToken cancel) =>
        {
            await checks.KeepAsync(done, $"{request.Headers.UserAgent}", cancel);
            return TypedResults.NoContent();
        }).Needs(Right.FollowLive);
        app.MapGet("/{edition}/devices", (DeviceChecks checks, CancellationToken cancel) => checks.PageAsync(cancel)).Needs(Right.RunHold);
    }

    /// <summary>What the page offers: cameras and microphones only where they go through this installation, and the way through TURN only where there is one.</summary>
    private CheckPage.CheckModel Check() => new(
        scope.Edition.Slug, scope.Edition.Name, scope.Edition.HelpTelephone,
        floor.Carries ? [.. Enum.GetValues<FloorStep>().Where(s => s != FloorStep.Relay || Servers().Count > 0)] : []);

    /// <summary>The servers that help media through a network, as devices on the floor are told them too.</summary>
    private IReadOnlyList<IceServer> Servers() => floor.Carries ? servers.At(clock.GetUtcNow()) : [];

    private async Task KeepAsync(DeviceChecked done, string agent, CancellationToken cancel)
    {
        var (edition, by) = (scope.Edition.Id, scope.Person?.Id);
        var found = done.Findings;
        if (found.DroppedShare is < 0 or > 1 || found.ClockGapMilliseconds < 0 || found.BitsPerSecond < 0 || found.RoundTripMilliseconds < 0)
        {
            throw new Refused(RefusalCode.Invalid, "Shares lie between 0 and 1, and lengths and rates are not negative.");
        }

        if (found.Floor?.IsPossible() == false)
        {
            throw new Refused(RefusalCode.Invalid, "A step of the device check cannot end so.");
        }

        var old = await db.Set<DeviceCheck>().Where(c => c.EditionId == edition && c.By == by).OrderByDescending(c => c.At).ToListAsync(cancel);
        db.RemoveRange(old.Where((c, i) => c.Device == done.Device || i >= MostKept - 1));
        db.Add(new DeviceCheck { Id = Guid.CreateVersion7(), EditionId = edition, By = by, Device = done.Device, Browser = Browser(agent), Findings = found, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Browser and system in a few words, from what the browser says of itself.</summary>
    public static string Browser(string agent)
    {
        // Edge and Opera name themselves last, after the browsers that they are like.
        var names = BrowserName().Matches(agent);
        var (browser, system) = (names.LastOrDefault(m => m.Groups[1].Value is "Edg" or "OPR") ?? names.FirstOrDefault(), SystemName().Match(agent));
        var name = browser?.Groups[1].Value switch { null => "?", "Edg" => "Edge", "OPR" => "Opera", "CriOS" => "Chrome", "FxiOS" => "Firefox", "Version" => "Safari", var other => other };
        var under = system.Value switch { "Mac OS X" => "macOS", "CrOS" => "ChromeOS", "" => "?", var other => other };
        return $"{name} {browser?.Groups[2].Value}, {under}";
    }

    private async Task<IResult> PageAsync(CancellationToken cancel)
    {
        var edition = scope.Edition;
        var checks = (await db.Set<DeviceCheck>().AsNoTracking().Where(c => c.EditionId == edition.Id).ToListAsync(cancel)).OrderByDescending(c => c.At).ToLookup(c => c.By);
        var people = await db.People.AsNoTracking().Where(p => p.EditionId == edition.Id && p.WithdrawnAt == null).OrderBy(p => p.Order).ThenBy(p => p.Id).ToListAsync(cancel);
        var candidates = await db.Candidates.AsNoTracking().Where(c => c.EditionId == edition.Id).ToDictionaryAsync(c => c.Id, c => c.FullName, cancel);
        DevicesPage.PersonDevices Line(string name, string? of, IEnumerable<DeviceCheck> done) =>
            new(name, of, [.. done.Select(c => new DevicesPage.DeviceLine(c.Browser, edition.Zone.ToLocal(c.At), c.Findings))]);
        return Page.Of<DevicesPage>(new
        {
            Model = new DevicesPage.DevicesModel(edition.Slug, edition.Name,
            [
                .. checks[null].Any() ? [Line("", null, checks[null])] : Array.Empty<DevicesPage.PersonDevices>(),
                .. people.Select(p => Line(p.Name, p.CandidateId is { } candidate ? candidates.GetValueOrDefault(candidate) : null, checks[p.Id])),
            ], Check().Steps),
        });
    }

    [GeneratedRegex(@"(Edg|OPR|FxiOS|Firefox|CriOS|Chrome|Version(?=/[\d.]+ (?:Mobile/\w+ )?Safari))/(\d{1,4})")]
    private static partial Regex BrowserName();

    [GeneratedRegex("Windows|Android|iPhone|iPad|CrOS|Mac OS X|Linux")]
    private static partial Regex SystemName();
}
