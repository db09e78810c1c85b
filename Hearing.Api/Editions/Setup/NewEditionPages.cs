using System.Security.Claims;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Editions;
using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Editions.Setup;

/// <summary>A new edition: blank, or last year's with its dates moved.</summary>
internal static class NewEditionPages
{
    public const string Address = "/_editions/new";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, async (HttpContext http, HearingDb db, IStringLocalizer<SetupText> texts, TimeProvider clock, CancellationToken cancel) =>
        {
            var year = clock.GetUtcNow().Year + 1;
            var typed = new Typed(texts)
            {
                ["year"] = Written.Of(year),
                ["name"] = $"Guldtrappan {Written.Of(year)}",
                ["slug"] = Written.Of(year),
                ["mode"] = nameof(HearingMode.OnSite),
                ["copy"] = http.Request.Query["copy"].ToString(),
                ["people"] = "yes",
                ["organiserMail"] = http.User.FindFirstValue(ClaimTypes.Email) ?? "",
            };
            return await AnswerAsync(db, texts, typed, 200, cancel);
        }).NeedsInstallationOrganiser();
        app.MapPost(Address, MakeAsync).AsForm().NeedsInstallationOrganiser();
    }

    private static async Task<IResult> MakeAsync(
        HttpRequest request, HearingDb db, IStringLocalizer<SetupText> texts, TimeProvider clock, CancellationToken cancel)
    {
        var typed = new Typed(texts);
        typed.Fill(await request.ReadFormAsync(cancel));
        var plan = new NewEdition(
            typed["slug"].Trim(), typed.Text("name", 200, required: true), typed.Number("year", 2000, 2200, -1), typed.Word<HearingMode>("mode"), typed.Date("firstDay"),
            typed.Text("organiser", 200, required: true), typed.Text("organiserMail", 254, required: true), typed["people"] == "yes");
        await CheckAsync(plan, db, typed, cancel);
        if (typed.HasErrors)
        {
            return await AnswerAsync(db, texts, typed, 422, cancel);
        }

        var from = typed["copy"].Length == 0 ? null : await db.Editions.FirstOrDefaultAsync(e => e.Slug == typed["copy"], cancel);
        var content = from is null
            ? plan.Blank(Samples.Document(Samples.Demo), Samples.Document(Samples.Finished).Template)
            : plan.Copy(await db.LoadEditionAsync(from, false, cancel));
        foreach (var person in content.People.Where(p => (p.Roles & Hearing.Domain.People.Roles.Organiser) != 0))
        {
            person.InvitedAt = clock.GetUtcNow();
        }

        await db.StoreEditionAsync(content, cancel);
        db.Note(content.Edition.Id, clock.GetUtcNow(), null, "edition-made", from?.Slug ?? "");
        await db.SaveChangesAsync(cancel);
        return SeeOther.At($"/{plan.Slug}/setup");
    }

    private static async Task CheckAsync(NewEdition plan, HearingDb db, Typed typed, CancellationToken cancel)
    {
        if (!Slug.IsFree(plan.Slug))
        {
            typed.Fail("slug", "Slug");
        }
        else if (await db.Editions.AnyAsync(e => e.Slug == plan.Slug, cancel))
        {
            typed.Fail("slug", "SlugTaken");
        }

        if (!MailAddresses.IsValid(plan.OrganiserMail))
        {
            typed.Fail("organiserMail", "Mail");
        }
    }

    private static async Task<IResult> AnswerAsync(HearingDb db, IStringLocalizer<SetupText> texts, Typed typed, int status, CancellationToken cancel)
    {
        var editions = await db.Editions.AsNoTracking().OrderByDescending(e => e.Year).ThenBy(e => e.Slug).Select(e => new FormChoice(e.Slug, e.Name)).ToListAsync(cancel);
        Column[] columns =
        [
            new("name", Required: true), new("slug", Max: 40, Required: true), new("year", "number", Required: true), new("firstDay", "date", Required: true),
            new("mode", "select", Choices: [.. Enum.GetValues<HearingMode>().Select(m => new FormChoice(m.ToString(), texts[$"HearingMode.{m}"]))]),
            new("copy", "select", Choices: [new("", texts["new.copy.None"]), .. editions]),
            new("people", "checks", Choices: [new("yes", texts["new.people.Yes"])]),
            new("organiser", Required: true), new("organiserMail", "email", 254, true),
        ];
        var model = new FormModel(
            texts["new.Title"], texts["new.Lead"], Address, 0, [.. columns.Select(c => FormFields.Of("new", c, c.Name, texts, typed))], [], [], false,
            new("/", texts["new.Back"]), texts["new.Make"]);
        return Page.Of<FormPage>(new { Model = model }, status);
    }
}
