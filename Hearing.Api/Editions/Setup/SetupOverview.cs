using System.Globalization;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Editions;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Editions.Setup;

/// <summary>The organiser's overview: what is done and what is next.</summary>
internal static class SetupOverview
{
    public static async Task<IResult> ShowAsync(
        EditionScope scope, HearingDb db, TimeProvider clock, IOptions<HearingOptions> options, IAuthorizationService rights, HttpContext http, CancellationToken cancel)
    {
        var content = await db.LoadEditionAsync(scope.Edition, false, cancel);
        var edition = content.Edition;
        var first = content.Sessions.Where(s => s.Slot is not null).Select(s => s.Slot!.Date.ToDateTime(s.Slot.Start)).Order().Select(s => (DateTime?)s).FirstOrDefault();
        var isDemo = options.Value.Demo && edition.Slug == Samples.Demo;
        var model = new SetupPage.SetupModel(
            edition.Slug, edition.Name, edition.Phase.ToString(), edition.Mode.ToString(), Days(edition), [.. Steps(content)],
            [new("rules", edition.Rules.Count), new("points", edition.HardPoints.Count), new("hours", edition.Rooms.Sum(r => r.OpenTimes.Count)), new("ways", edition.Travels.Count)],
            isDemo ? first : null, isDemo && first is { } at && DateOnly.FromDateTime(at) > edition.Zone.DateOf(clock.GetUtcNow()),
            (await rights.AuthorizeAsync(http.User, Rights.InstallationOrganiser)).Succeeded);
        return Page.Of<SetupPage>(new { Model = model });
    }

    private static string Days(Edition edition) => edition.Days.Count == 0 ? "–"
        : string.Join(", ", edition.Days.Select(d => d.Date.ToString("d MMM yyyy", CultureInfo.CurrentCulture)));

    private static IEnumerable<SetupPage.SetupStep> Steps(EditionContent content)
    {
        var next = true;
        foreach (var (key, address, isDone, count) in List(content))
        {
            yield return new(key, $"/{content.Edition.Slug}{address}", isDone, next && !isDone, count);
            next &= isDone;
        }
    }

    private static IEnumerable<(string Key, string Address, bool IsDone, int Count)> List(EditionContent content)
    {
        var edition = content.Edition;
        var jurors = content.People.Count(p => (p.Roles & Roles.Juror) != Roles.None);
        var unplaced = content.Sessions.Count(s => s.Slot is null);
        var without = content.Candidates.Count(c => content.Sessions.All(s => s.CandidateId != c.Id));
        yield return ("basics", "/setup/basics", edition.HelpTelephone is not null && edition.Signatories.Count > 0, edition.Signatories.Count);
        yield return ("days", "/setup/days", edition.Days.Count > 0, edition.Days.Count);
        yield return ("rooms", "/setup/rooms", edition.Rooms.Count > 0, edition.Rooms.Count);
        yield return ("criteria", "/setup/criteria", edition.Criteria.Count > 0, edition.Criteria.Count);
        yield return ("template", "/setup/template", edition.Template.Count > 0, edition.Template.Count);
        yield return ("candidates", "/setup/candidates", content.Candidates.Count > 0, content.Candidates.Count);
        yield return ("people", "/people", jurors > 0 && content.People.Any(p => (p.Roles & Roles.Chair) != Roles.None), content.People.Count);
        yield return ("conflicts", "/setup/conflicts", jurors > 0, content.Conflicts.Count);
        yield return ("sessions", "/setup/sessions", content.Candidates.Count > 0 && without == 0, content.Sessions.Count);
        yield return ("plan", "/plan", content.Sessions.Count > 0 && unplaced == 0, unplaced);
        yield return ("programme", "/plan", content.Programmes.Count > 0, content.Programmes.Count);
        foreach (var room in edition.Rooms.Take(1))
        {
            yield return ("run", $"/console/{room.Slug}", edition.Phase >= Phase.Deliberation, content.Runs.Count);
        }

        yield return ("decision", "/documents", content.Candidates.Count > 0 && content.Awards.Count == content.Candidates.Count, content.Awards.Count);
        yield return ("release", "/recipients", edition.IsReleased, content.Certificates.Count);
    }
}
