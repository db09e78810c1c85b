using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Editions;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
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
            return Page.Of<FormPage>(new { Model = section.Form(context, typed, [], request.Query.ContainsKey("saved")) });
        }).Needs(Right.Organise);
        app.MapPost("/{edition}/setup/sessions/{session:guid}", async (Guid session, HttpRequest request, EditionScope scope, HearingDb db, IStringLocalizer<SetupText> texts, TimeProvider clock, CancellationToken cancel) =>
        {
            var section = new SessionSection(new(session));
            return await SetupPages.SaveAsync(section, (context, typed, problems) => section.Form(context, typed, problems, false), $"/{scope.Edition.Slug}/setup/sessions/{session}?saved=1",
                await SetupPages.OpenAsync(scope, db, texts, clock, cancel), await request.ReadFormAsync(cancel), cancel);
        }).AsForm().Needs(Right.Organise);
    }

    public override IReadOnlyList<Column> Fields(SetupContext context) =>
    [
        new("heading", Max: 300, Required: true), new("panel", "select", Choices: context.Words<PanelKind>()),
        new("jurors", "checks", Choices: context.PeopleOr(Session(context).Panel.Jurors, Roles.Juror), IsFolded: true), new("quorum", "number", IsFolded: true),
        new("people", "checks", Choices: context.PeopleOr(Session(context).RequiredPeople), IsFolded: true),
        new("equipment", Max: 1000, IsFolded: true), new("buffer", Max: 300, IsFolded: true),
        new("meetingLink", "url", 2000, IsFolded: true),
    ];

    public override IReadOnlyList<Table> Tables(SetupContext context) => [Parts(context)];

    public override void Show(SetupContext context, Typed typed)
    {
        var session = Session(context);
        typed["heading"] = session.Title;
        typed["panel"] = session.Panel.Kind.ToString();
        typed["jurors"] = string.Join(',', session.Panel.Jurors.Select(j => j.Value));
        typed["quorum"] = Written.Of(session.Panel.Quorum);
        typed["equipment"] = string.Join(", ", session.Equipment);
        typed["buffer"] = session.BufferPurpose ?? "";
        typed["meetingLink"] = session.MeetingLink ?? "";
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
        session.MeetingLink = typed.Link("meetingLink");
        session.RequiredPeople = context.Chosen(typed, "people", session.RequiredPeople);
        session.Panel = ReadPanel(context, typed, session.Panel);
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

    /// <summary>Jurors are for the kinds that name them; what a form holds beside that is told, not dropped.</summary>
    private static Panel ReadPanel(SetupContext context, Typed typed, Panel before)
    {
        var (kind, quorum) = (typed.Word<PanelKind>("panel"), typed.Number("quorum", 0, 100));
        var jurors = context.Chosen(typed, "jurors", before.Jurors);
        var names = kind is PanelKind.Named or PanelKind.FromPool;
        typed.FailWhen(names && jurors.Count == 0, "jurors", "NoJurors");
        typed.FailWhen(!names && jurors.Count > 0, "jurors", "JurorsNotUsed");
        typed.FailWhen(kind == PanelKind.FromPool && (quorum == 0 || quorum > jurors.Count), "quorum", "Pool", jurors.Count);
        return kind == PanelKind.None ? Panel.None : new(kind, jurors, quorum);
    }

    private FormModel Form(SetupContext context, Typed typed, IReadOnlyList<string> problems, bool isSaved)
    {
        var home = $"/{context.Edition.Slug}/setup/sessions";
        return Model(context, typed, problems, isSaved) with
        {
            Title = context.Texts["session.Title", Session(context).Title],
            Action = $"{home}/{id.Value}",
            Back = new(home, context.Texts["sessions.Title"]),
        };
    }

    private Session Session(SetupContext context) =>
        context.Content.Sessions.FirstOrDefault(s => s.Id == id) ?? throw new Refused(RefusalCode.NotFound, "There is no such session.");

    private static Table Parts(SetupContext context) => new("parts",
    [
        new("id", "hidden"), new("kind", "select", Choices: context.Words<PartKind>(), IsIdle: true), new("title", Max: 300, Required: true),
        new("length", Max: 10, Required: true), new("end", "select", Choices: context.Words<EndPolicy>(), IsIdle: true), new("notes", "textarea", 20_000),
    ]);
}
