using System.Text.Json;
using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.People;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Hearing.Domain.People.Rosters;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.People.Rosters;

/// <summary>
/// Candidates and people out of a spreadsheet: the file, then what its columns hold with all that is wrong row by row, then all of it or nothing.
/// What was read travels with the page, so that nothing of a file that is not imported is kept.
/// </summary>
internal sealed class RosterPages(EditionScope scope, HearingDb db, TimeProvider clock)
{
    private const string Address = "/{edition}/people/import";

    /// <summary>The file, or the table that was read from it with its marks.</summary>
    private const int LargestForm = 4 * RosterFile.Largest;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, (EditionScope scope) => Show(scope, null, null, 200)).Needs(Right.Organise);
        app.MapPost(Address, (HttpRequest request, RosterPages pages, CancellationToken cancel) => pages.TakeAsync(request, cancel)).AsForm().Needs(Right.Organise)
            .WithFormOptions(valueLengthLimit: LargestForm, multipartBodyLengthLimit: LargestForm, bufferBodyLengthLimit: LargestForm).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
    }

    private async Task<IResult> TakeAsync(HttpRequest request, CancellationToken cancel)
    {
        var form = await request.ReadFormAsync(cancel);
        try
        {
            var rows = form.Files["file"] is { } file ? await ReadAsync(file, cancel) : Carried(form["table"].ToString());
            return form.Files["file"] is null
                ? await LookAsync(rows, [.. form["column"].Select(c => Enum.TryParse<RosterField>(c, out var field) && Enum.IsDefined(field) ? field : RosterField.Nothing)], form["do"] == "import", cancel)
                : await LookAsync(rows, Guessed(rows[0].Cells), false, cancel);
        }
        catch (Refused refused) when (refused.Reason is "NoFile" or "Unreadable" or "TooLarge" or "Empty")
        {
            return Show(scope, null, refused.Reason, StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task<IReadOnlyList<RosterRow>> ReadAsync(IFormFile file, CancellationToken cancel)
    {
        if (file.Length is 0 or > RosterFile.Largest)
        {
            throw new Refused(RefusalCode.Invalid, "The file is empty or too large.", file.Length == 0 ? "NoFile" : "TooLarge");
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        return RosterFile.Read(bytes.ToArray()) is { Count: > 1 } rows ? rows : throw new Refused(RefusalCode.Invalid, "There are no rows under the headings.", "Empty");
    }

    /// <summary>The table as the page before had it.</summary>
    private static List<RosterRow> Carried(string table)
    {
        try
        {
            if (JsonSerializer.Deserialize<List<RosterRow>>(table, WireJson.Options) is { Count: > 1 and <= Roster.MostRows + 1 } rows && rows.TrueForAll(r => r is { Cells: { Count: <= Roster.MostColumns } cells } && cells.All(c => c is not null)))
            {
                return rows;
            }
        }
        catch (JsonException)
        {
            // Not what the page had.
        }

        throw new Refused(RefusalCode.Invalid, "The table is not what the page held.", "NoFile");
    }

    /// <summary>What the headings say; of two columns of one kind the first counts.</summary>
    private static IReadOnlyList<RosterField> Guessed(IReadOnlyList<string> headings)
    {
        var fields = headings.Select(RosterWords.Field).ToList();
        return [.. fields.Select((field, i) => fields.IndexOf(field) == i ? field : RosterField.Nothing)];
    }

    private async Task<IResult> LookAsync(IReadOnlyList<RosterRow> rows, IReadOnlyList<RosterField> columns, bool import, CancellationToken cancel)
    {
        var edition = scope.Edition.Id;
        var candidates = await db.Candidates.Where(c => c.EditionId == edition).ToListAsync(cancel);
        var people = await db.People.Where(p => p.EditionId == edition && !p.Mail.EndsWith(Person.ErasedMail)).ToListAsync(cancel);
        var roster = RosterReading.Read(columns, [.. rows.Skip(1)], new(candidates, people, scope.Edition.SchoolForms, scope.Access.Conflicts));
        var problem = columns.Where(c => c != RosterField.Nothing).GroupBy(c => c).Any(g => g.Count() > 1) ? "FieldTwice"
            : roster.Candidates.Count + roster.People.Count == 0 ? "NothingFound" : null;
        if (!import || problem is not null || roster.Faults.Count > 0)
        {
            return Show(scope, new(rows, columns, JsonSerializer.Serialize(rows, WireJson.Options), roster), problem, import ? StatusCodes.Status422UnprocessableEntity : 200);
        }

        Store(roster, candidates, people);
        // Whoever has the candidates' form open reads of it before saving over it.
        db.Entry(scope.Edition).State = EntityState.Modified;
        db.Note(scope.Edition.Id, clock.GetUtcNow(), scope.PersonId, "people-imported", $"{roster.Candidates.Count} {roster.People.Count}");
        await db.SaveChangesAsync(cancel);
        return SeeOther.At($"/{scope.Edition.Slug}/people");
    }

    private void Store(Roster roster, List<Candidate> candidates, List<Person> people)
    {
        foreach (var row in roster.Candidates)
        {
            if (candidates.Find(c => c.Id == row.Id) is not { } candidate)
            {
                candidate = new() { Id = row.Id, EditionId = scope.Edition.Id, Name = row.Name, Unit = row.Unit, Order = candidates.Select(c => c.Order + 1).DefaultIfEmpty().Max() };
                candidates.Add(candidate);
                db.Add(candidate);
            }

            (candidate.SchoolForms, candidate.Description) = (row.SchoolForms ?? candidate.SchoolForms, row.Description ?? candidate.Description);
        }

        foreach (var row in roster.People)
        {
            if (people.Find(p => p.Id == row.Id) is not { } person)
            {
                person = new() { Id = row.Id, EditionId = scope.Edition.Id, Name = row.Name, Mail = row.Mail, Order = people.Select(p => p.Order + 1).DefaultIfEmpty().Max() };
                people.Add(person);
                db.Add(person);
            }

            new PersonEditing(row.Name, row.Mail, row.Roles, row.Candidate).Apply(person);
        }
    }

    private static RazorComponentResult<RosterPage> Show(EditionScope scope, RosterPage.RosterTable? table, string? problem, int status) =>
        Page.Of<RosterPage>(new { Model = new RosterPage.RosterModel(scope.Edition.Slug, scope.Edition.Name, table, problem) }, status);
}
