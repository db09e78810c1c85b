using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.People;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.People;

/// <summary>The organiser's list of people: inviting, withdrawing, letting in. Adding and changing is in <see cref="PersonForms"/>.</summary>
internal static class PeoplePages
{
    public static void MapPeoplePages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/people", (EditionScope scope, HearingDb db, CancellationToken cancel) => ListAsync(scope, db, null, 200, cancel)).Needs(Right.Organise);
        app.MapPost("/{edition}/people/let-in", LetIn).AsForm().Needs(Right.Organise);
        app.MapPost("/{edition}/people/invite", InviteAll).AsForm().Needs(Right.Organise);
        app.MapPost("/{edition}/people/{id:guid}/invite", Invite).AsForm().Needs(Right.Organise);
        app.MapPost("/{edition}/people/{id:guid}/withdraw", Withdraw).AsForm().Needs(Right.Organise);
        app.MapPost("/{edition}/people/{id:guid}/give-back", GiveBack).AsForm().Needs(Right.Organise);
        app.MapPersonForms();
        Rosters.RosterPages.Map(app);
        app.MapPersonErasure();
    }

    /// <summary>The edition's person with that id; somebody who was erased is not found.</summary>
    public static async Task<Person> FindAsync(HearingDb db, EditionScope scope, Guid id, CancellationToken cancel)
    {
        var (person, edition) = (new PersonId(id), scope.Edition.Id);
        return await db.People.FirstOrDefaultAsync(p => p.Id == person && p.EditionId == edition && !p.Mail.EndsWith(Person.ErasedMail), cancel)
            ?? throw new Refused(RefusalCode.NotFound, "There is no such person.");
    }

    /// <summary>Refuses to lose the last who can organise the edition.</summary>
    public static async Task CheckOrganiserStaysAsync(HearingDb db, Person leaving, CancellationToken cancel)
    {
        var others = await db.People.AsNoTracking().Where(p => p.EditionId == leaving.EditionId && p.Id != leaving.Id).ToListAsync(cancel);
        if (PersonEditing.IsActiveOrganiser(leaving) && !others.Any(PersonEditing.IsActiveOrganiser))
        {
            throw new Refused(RefusalCode.CommandNotPossible, "An edition keeps one organiser.");
        }
    }

    private static async Task<IResult> ListAsync(EditionScope scope, HearingDb db, PeoplePage.LetInTyped? letIn, int status, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var people = await db.People.AsNoTracking().Where(p => p.EditionId == edition.Id && !p.Mail.EndsWith(Person.ErasedMail)).OrderBy(p => p.Order).ThenBy(p => p.Name).ToListAsync(cancel);
        var candidates = await db.Candidates.AsNoTracking().Where(c => c.EditionId == edition.Id).ToDictionaryAsync(c => c.Id, cancel);
        var waiting = await db.Outbox.CountAsync(m => m.EditionId == edition.Id && m.State == Domain.Mail.MessageState.ForReview, cancel);
        var rows = people.Select(p => new PeoplePage.PersonRow(
            p.Id.Value, p.Name, p.Mail, p.Roles, p.CandidateId is { } c ? candidates.GetValueOrDefault(c)?.FullName : null,
            p.InvitedAt is not null, p.WithdrawnAt is not null, p.Id == scope.Person?.Id));
        return Page.Of<PeoplePage>(new { Model = new PeoplePage.PeopleModel(edition.Slug, edition.Name, [.. rows], waiting, letIn) }, status);
    }

    private static async Task<IResult> LetIn(
        [FromForm] Guid? person, [FromForm] string? code, EditionScope scope, HearingDb db, SignInAttempts attempts, TimeProvider clock,
        IStringLocalizer<PeopleText> texts, CancellationToken cancel)
    {
        if (person is null)
        {
            return await ListAsync(scope, db, new(null, code, texts["LetIn.PersonMissing"], null), 422, cancel);
        }

        var found = await FindAsync(db, scope, person.Value, cancel);
        try
        {
            if (found.WithdrawnAt is not null)
            {
                throw new Refused(RefusalCode.SignInNotValid, "Access was withdrawn.");
            }

            await attempts.LetInAsync(scope.Edition, found, code ?? "", cancel);
        }
        catch (Refused refused) when (refused.Code == RefusalCode.SignInNotValid)
        {
            return await ListAsync(scope, db, new(person, code, null, texts["LetIn.CodeWrong"]), 422, cancel);
        }

        return await DoneAsync(scope, db, clock, "person-let-in", found.Id.Value.ToString(), cancel);
    }

    private static async Task<IResult> InviteAll(EditionScope scope, HearingDb db, InvitationLetters letters, TimeProvider clock, CancellationToken cancel)
    {
        var edition = scope.Edition.Id;
        foreach (var person in await db.People.Where(p => p.EditionId == edition && p.InvitedAt == null && p.WithdrawnAt == null).OrderBy(p => p.Order).ToListAsync(cancel))
        {
            await letters.InviteAsync(scope.Edition, person, cancel);
        }

        return await DoneAsync(scope, db, clock, "people-invited", "all", cancel);
    }

    private static async Task<IResult> Invite(Guid id, EditionScope scope, HearingDb db, InvitationLetters letters, TimeProvider clock, CancellationToken cancel)
    {
        var person = await FindAsync(db, scope, id, cancel);
        person.WithdrawnAt = null;
        await letters.InviteAsync(scope.Edition, person, cancel);
        return await DoneAsync(scope, db, clock, "person-invited", id.ToString(), cancel);
    }

    private static async Task<IResult> Withdraw(Guid id, EditionScope scope, HearingDb db, InvitationLetters letters, TimeProvider clock, CancellationToken cancel)
    {
        var person = await FindAsync(db, scope, id, cancel);
        await CheckOrganiserStaysAsync(db, person, cancel);
        person.WithdrawnAt ??= clock.GetUtcNow();
        await letters.TakeBackAsync(person.Id, cancel);
        return await DoneAsync(scope, db, clock, "person-withdrawn", id.ToString(), cancel);
    }

    private static async Task<IResult> GiveBack(Guid id, EditionScope scope, HearingDb db, TimeProvider clock, CancellationToken cancel)
    {
        (await FindAsync(db, scope, id, cancel)).WithdrawnAt = null;
        return await DoneAsync(scope, db, clock, "person-given-back", id.ToString(), cancel);
    }

    private static async Task<IResult> DoneAsync(EditionScope scope, HearingDb db, TimeProvider clock, string what, string subject, CancellationToken cancel)
    {
        db.Note(scope.Edition.Id, clock.GetUtcNow(), scope.Person?.Id, what, subject);
        await db.SaveChangesAsync(cancel);
        return SeeOther.At($"/{scope.Edition.Slug}/people");
    }
}
