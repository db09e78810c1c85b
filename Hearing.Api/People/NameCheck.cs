using Hearing.Api.Editions;
using Hearing.Api.Mail;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.People;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Hearing.Api.People;

/// <summary>
/// Candidates check how their names will stand in print. All are asked at once, in the same words and before the jury decides, so that
/// nobody learns anything from being asked.
/// </summary>
internal sealed class NameCheck(EditionScope scope, HearingDb db, TimeProvider clock, IStringLocalizer<NamesText> texts)
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/me/names", (NameCheck check, CancellationToken cancel) => check.ShowAsync(null, cancel)).Needs(Right.SeeOwn);
        app.MapPost("/{edition}/me/names", (IFormCollection form, NameCheck check, CancellationToken cancel) => check.StoreAsync(form, cancel)).AsForm().Needs(Right.SeeOwn);
        app.MapPost("/{edition}/people/names", (NameCheck check, Outbox outbox, IOptions<HearingOptions> options, CancellationToken cancel) =>
            check.AskAsync(outbox, options.Value, cancel)).AsForm().Needs(Right.Organise);
    }

    private async Task<IResult> ShowAsync(string? error, CancellationToken cancel)
    {
        var candidate = await OwnAsync(cancel);
        return Page.Of<NamesPage>(new
        {
            Model = new NamesPage.NamesModel(
                scope.Edition.Slug, scope.Edition.Name, candidate?.Name, candidate?.Unit, candidate?.Revision ?? 0, IsOpen,
                candidate?.NamesCheckedAt is { } at ? scope.Edition.Zone.ToLocal(at) : null, error),
        }, error is null ? 200 : 422);
    }

    private async Task<IResult> StoreAsync(IFormCollection form, CancellationToken cancel)
    {
        var candidate = await OwnAsync(cancel) ?? throw new Refused(RefusalCode.NotAllowed, "Only candidates check their names.");
        var (name, unit) = (PlainText.Line(form["name"].ToString()).Trim(), PlainText.Line(form["unit"].ToString()).Trim());
        var why = !IsOpen ? "Closed" : name.Length == 0 ? "Missing" : name.Length > 200 || unit.Length > 200 ? "TooLong" : form["revision"] != Written(candidate) ? "Stale" : null;
        if (why is not null)
        {
            return await ShowAsync(texts[$"Refused.{why}"], cancel);
        }

        var (before, now) = (candidate.FullName, clock.GetUtcNow());
        (candidate.Name, candidate.Unit, candidate.NamesCheckedAt) = (name, unit.Length == 0 ? null : unit, now);
        var isChanged = candidate.FullName != before;
        db.Note(scope.Edition.Id, now, scope.PersonId, isChanged ? "names-changed" : "names-checked", Kept(isChanged ? $"{before} → {candidate.FullName}" : before));
        await db.SaveChangesAsync(cancel);
        return SeeOther.At($"/{scope.Edition.Slug}/me/names");
    }

    /// <summary>Writes the same letter to everybody who speaks for a candidate, once; it waits in the outbox for review.</summary>
    private async Task<IResult> AskAsync(Outbox outbox, HearingOptions options, CancellationToken cancel)
    {
        var edition = scope.Edition;
        if (!IsOpen)
        {
            throw new Refused(RefusalCode.WrongPhase, "Names are checked before the jury deliberates.");
        }

        foreach (var person in await db.People.Where(p => p.EditionId == edition.Id && p.WithdrawnAt == null && p.CandidateId != null).ToListAsync(cancel))
        {
            var page = new Uri(options.PublicUrl, $"/{edition.Slug}/me/names").ToString();
            await outbox.AddAsync(edition.Id, $"names:{person.Id.Value}", person, texts["Letter.Subject", edition.Name], texts["Letter.Body", person.Name, page], review: true, cancel);
        }

        db.Note(edition.Id, clock.GetUtcNow(), scope.PersonId, "names-asked");
        await db.SaveChangesAsync(cancel);
        return SeeOther.At($"/{edition.Slug}/outbox");
    }

    /// <summary>As much as the log has room for.</summary>
    private static string Kept(string subject) => subject.Length <= 200 ? subject : $"{subject[..199]}…";

    private bool IsOpen => scope.Edition.Phase < Phase.Deliberation;

    private async Task<Candidate?> OwnAsync(CancellationToken cancel) =>
        scope.Person?.CandidateId is { } own ? await db.Candidates.FirstOrDefaultAsync(c => c.Id == own, cancel) : null;

    private static string Written(Candidate candidate) => candidate.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
