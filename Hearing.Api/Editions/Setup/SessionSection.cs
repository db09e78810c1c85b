using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Editions;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Editions.Setup;

/// <summary>One session: its parts with the host's notes, its panel, who must be there, what the room must have.</summary>
internal sealed class SessionSection(SessionId id) : SetupSection
{
    public override string Key => "session";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/setup/sessions/{session:guid}", async (Guid session, EditionScope scope, HearingDb db, IStringLocalizer<SetupText> texts, TimeProvider clock, HttpRequest request, CancellationToken cancel) =>
        {
            var (section, context, typed) = (new SessionSection(new(session)), await SetupPages.OpenAsync(scope, db, texts, clock, cancel), new Typed(texts));
            section.Show(context, typed);
            return section.Answer(context, typed, [], request.Query.ContainsKey("saved"), 200);
        }).Needs(Right.Organise);
        app.MapForm("/{edition}/setup/sessions/{session:guid}", async (Guid session, HttpRequest request, EditionScope scope, HearingDb db, IStringLocalizer<SetupText> texts, TimeProvider clock, CancellationToken cancel) =>
            await new SessionSection(new(session)).SaveAsync(await SetupPages.OpenAsync(scope, db, texts, clock, cancel), await request.ReadFormAsync(cancel), cancel)).Needs(Right.Organise);
    }

    public override IReadOnlyList<Column> Fields(SetupContext context) =>
    [
        new("heading", Max: 300, Required: true), new("panel", "select", Choices: [.. context.Words<PanelKind>().Where(w => w.Value is nameof(PanelKind.None) or nameof(PanelKind.WholeJury))]),
        new("quorum", "number"), new("equipment", Max: 1000), new("buffer", Max: 300),
        new("people", "checks", Choices: [.. context.Content.People.Where(p => p.WithdrawnAt is null).Select(p => new FormChoice(p.Id.Value.ToString(), p.Name))]),
    ];

    public override IReadOnlyList<Table> Tables(SetupContext context) => [Parts(context)];

    public override void Show(SetupContext context, Typed typed)
    {
        var session = Session(context);
        typed["heading"] = session.Title;
        typed["panel"] = (session.Panel.Kind == PanelKind.None ? PanelKind.None : PanelKind.WholeJury).ToString();
        typed["quorum"] = Written.Of(session.Panel.Quorum);
        typed["equipment"] = string.Join(", ", session.Equipment);
        typed["buffer"] = session.BufferPurpose ?? "";
        typed["people"] = string.Join(',', session.RequiredPeople.Select(p => p.Value));
        for (var i = 0; i < session.Parts.Count; i++)
        {
            var part = session.Parts[i];
            typed[$"parts[{i}].id"] = part.Id.Value.ToString();
            typed[$"parts[{i}].kind"] = part.Kind.ToString();
            typed[$"parts[{i}].title"] = part.Title;
            typed[$"parts[{i}].length"] = Written.Length(part.Length);
            typed[$"parts[{i}].end"] = part.EndPolicy.ToString();
            typed[$"parts[{i}].notes"] = part.HostNotes ?? "";
        }
    }

    public override void Apply(SetupContext context, Typed typed)
    {
        var session = Session(context);
        var known = session.Parts.ToDictionary(p => p.Id.Value.ToString());
        session.Title = typed.Text("heading", 300, required: true);
        session.Equipment = RoomsSection.Equipment(typed.Text("equipment", 1000));
        session.BufferPurpose = typed.TextOrNull("buffer", 300);
        session.RequiredPeople = [.. context.Content.People.Where(p => typed.Chosen("people").Contains(p.Id.Value.ToString())).Select(p => p.Id)];
        var (kind, quorum) = (typed.Word<PanelKind>("panel"), typed.Number("quorum", 0, 100));
        if (kind != PanelKind.WholeJury || session.Panel.Kind is PanelKind.None or PanelKind.WholeJury)
        {
            session.Panel = kind == PanelKind.None ? Panel.None : new(kind, [], quorum);
        }

        List<Part> parts = [.. typed.Rows(Parts(context)).Select(p => new Part(
            known.TryGetValue(typed[$"{p}id"], out var old) ? old.Id : PartId.New(), typed.Word<PartKind>($"{p}kind"), typed.Text($"{p}title", 300, required: true),
            TimeSpan.FromSeconds(typed.LengthSeconds($"{p}length")), typed.Word<EndPolicy>($"{p}end"), typed.TextOrNull($"{p}notes", 20_000)))];
        if (parts.Count == 0)
        {
            typed.Fail("parts[0].title", "Required");
        }
        else
        {
            session.Parts = parts;
        }
    }

    private async Task<IResult> SaveAsync(SetupContext context, IFormCollection form, CancellationToken cancel)
    {
        var typed = new Typed(context.Texts);
        typed.Fill(form);
        if (typed["revision"] != Written.Of((int)context.Edition.Revision))
        {
            return Answer(context, typed, [context.Texts["Stale"]], false, 412);
        }

        var before = context.Faults();
        Apply(context, typed);
        var problems = typed.HasErrors ? [] : Consequences.Of(before, context);
        if (typed.HasErrors || problems.Count > 0)
        {
            return Answer(context, typed, problems, false, 422);
        }

        await context.SaveAsync("session", cancel);
        return SeeOther.At($"/{context.Edition.Slug}/setup/sessions/{id.Value}?saved=1");
    }

    private RazorComponentResult<FormPage> Answer(SetupContext context, Typed typed, IReadOnlyList<string> problems, bool isSaved, int status)
    {
        var home = $"/{context.Edition.Slug}/setup/sessions";
        var model = Model(context, typed, problems, isSaved) with
        {
            Title = context.Texts["session.Title", Session(context).Title],
            Action = $"{home}/{id.Value}",
            Back = new(home, context.Texts["sessions.Title"]),
        };
        return Page.Of<FormPage>(new { Model = model }, status);
    }

    private Session Session(SetupContext context) =>
        context.Content.Sessions.FirstOrDefault(s => s.Id == id) ?? throw new Refused(RefusalCode.NotFound, "There is no such session.");

    private static Table Parts(SetupContext context) => new("parts",
    [
        new("id", "hidden"), new("kind", "select", Choices: context.Words<PartKind>(), IsIdle: true), new("title", Max: 300, Required: true),
        new("length", Max: 10, Required: true), new("end", "select", Choices: context.Words<EndPolicy>(), IsIdle: true), new("notes", "textarea", 20_000),
    ]);
}
