using System.Globalization;
using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.People;
using Hearing.Domain;
using Hearing.Domain.Documents;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.People;

/// <summary>Adding a person and changing one.</summary>
internal static class PersonForms
{
    public static void MapPersonForms(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/people/new", (EditionScope scope, HearingDb db, CancellationToken cancel) =>
            FormAsync(scope, db, null, new("", "", Roles.None, null), null, 200, cancel)).Needs(Right.Organise);
        app.MapPost("/{edition}/people/new", Add).AsForm().Needs(Right.Organise);
        app.MapGet("/{edition}/people/{id:guid}", Show).Needs(Right.Organise);
        app.MapPost("/{edition}/people/{id:guid}", Change).AsForm().Needs(Right.Organise);
    }

    private static async Task<IResult> Show(Guid id, EditionScope scope, HearingDb db, CancellationToken cancel)
    {
        var person = await PeoplePages.FindAsync(db, scope, id, cancel);
        return await ShowAsync(scope, db, person, null, 200, cancel);
    }

    /// <summary>The person's page as stored, with the faults of what was asked on it.</summary>
    public static Task<IResult> ShowAsync(
        EditionScope scope, HearingDb db, Person person, IReadOnlyDictionary<string, string>? faults, int status, CancellationToken cancel) =>
        FormAsync(scope, db, person, new(person.Name, person.Mail, person.Roles, person.CandidateId), faults, status, cancel);

    private static async Task<IResult> Add(IFormCollection form, EditionScope scope, HearingDb db, TimeProvider clock, CancellationToken cancel)
    {
        var edition = scope.Edition.Id;
        var (typed, others) = (Read(form), await db.People.Where(p => p.EditionId == edition).ToListAsync(cancel));
        if (await FaultsAsync(db, edition, typed, others, null, cancel) is { Count: > 0 } faults)
        {
            return await FormAsync(scope, db, null, typed, faults, 422, cancel);
        }

        var person = new Person { Id = PersonId.New(), EditionId = edition, Name = "", Mail = "", Order = others.Select(p => p.Order + 1).DefaultIfEmpty().Max() };
        typed.Apply(person);
        db.People.Add(person);
        return await DoneAsync(scope, db, clock, "person-added", person.Id, cancel);
    }

    private static async Task<IResult> Change(
        Guid id, IFormCollection form, EditionScope scope, HearingDb db, InvitationLetters letters, TimeProvider clock, CancellationToken cancel)
    {
        var person = await PeoplePages.FindAsync(db, scope, id, cancel);
        var edition = scope.Edition.Id;
        var typed = Read(form);
        if (await FaultsAsync(db, edition, typed, await db.People.Where(p => p.EditionId == edition).ToListAsync(cancel), person.Id, cancel) is { Count: > 0 } faults)
        {
            return await FormAsync(scope, db, person, typed, faults, 422, cancel);
        }

        if (!string.Equals(person.Mail, typed.Mail, StringComparison.OrdinalIgnoreCase))
        {
            await letters.TakeBackAsync(person.Id, cancel);
            person.InvitedAt = null;
        }

        db.Entry(person).Property(p => p.Revision).OriginalValue = long.TryParse(form["revision"], CultureInfo.InvariantCulture, out var revision) ? revision : -1;
        typed.Apply(person);
        return await DoneAsync(scope, db, clock, "person-changed", person.Id, cancel);
    }

    private static PersonEditing Read(IFormCollection form) => new(
        PlainText.Line(form["name"]), form["mail"].ToString().Trim(),
        form["roles"].Aggregate(Roles.None, (all, one) => Enum.TryParse<Roles>(one, out var role) && Enum.IsDefined(role) ? all | role : all),
        Guid.TryParse(form["candidate"], out var candidate) ? new CandidateId(candidate) : null);

    private static async Task<IReadOnlyDictionary<string, string>> FaultsAsync(
        HearingDb db, EditionId edition, PersonEditing typed, List<Person> others, PersonId? own, CancellationToken cancel)
    {
        var faults = typed.Faults(others, own);
        return typed.CandidateId is { } candidate && !await db.Candidates.AnyAsync(c => c.Id == candidate && c.EditionId == edition, cancel)
            ? new Dictionary<string, string>(faults) { ["candidate"] = "CandidateMissing" }
            : faults;
    }

    private static async Task<IResult> FormAsync(
        EditionScope scope, HearingDb db, Person? person, PersonEditing typed, IReadOnlyDictionary<string, string>? faults, int status, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var candidates = await db.Candidates.AsNoTracking().Where(c => c.EditionId == edition.Id).OrderBy(c => c.Order).ToListAsync(cancel);
        return Page.Of<PersonPage>(new
        {
            Model = new PersonPage.PersonModel(
                edition.Slug, edition.Name, person?.Id.Value, person?.Name, person?.Revision ?? 0, typed,
                [.. candidates.Select(c => new PersonPage.Choice(c.Id.Value, c.FullName))], faults ?? new Dictionary<string, string>(),
                person?.WithdrawnAt is not null, person?.InvitedAt),
        }, status);
    }

    private static async Task<IResult> DoneAsync(EditionScope scope, HearingDb db, TimeProvider clock, string what, PersonId person, CancellationToken cancel)
    {
        db.Note(scope.Edition.Id, clock.GetUtcNow(), scope.Person?.Id, what, person.Value.ToString());
        await db.SaveChangesAsync(cancel);
        return SeeOther.At($"/{scope.Edition.Slug}/people");
    }
}
