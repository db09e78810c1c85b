using System.Globalization;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Editions;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Hearing.Domain.Planning;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Editions.Setup;

/// <summary>What must take place: the candidates' sessions from the template in one press, welcome, breaks, lunch, closing.</summary>
internal static class SessionsPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/setup/sessions", async (EditionScope scope, HearingDb db, IStringLocalizer<SetupText> texts, TimeProvider clock, CancellationToken cancel) =>
            Show(await SetupPages.OpenAsync(scope, db, texts, clock, cancel), Suggested(texts), null, 200)).Needs(Right.Organise);
        app.MapPost("/{edition}/setup/sessions", AddAsync).AsForm().Needs(Right.Organise);
        app.MapPost("/{edition}/setup/sessions/from-template", FromTemplateAsync).AsForm().Needs(Right.Organise);
        app.MapPost("/{edition}/setup/sessions/{session:guid}/remove", RemoveAsync).AsForm().Needs(Right.Organise);
    }

    private static async Task<IResult> FromTemplateAsync(EditionScope scope, HearingDb db, IStringLocalizer<SetupText> texts, TimeProvider clock, CancellationToken cancel)
    {
        var context = await SetupPages.OpenAsync(scope, db, texts, clock, cancel);
        if (context.Edition.Template.Count == 0)
        {
            return Show(context, Suggested(texts), texts["sessions.NoTemplate"], 422);
        }

        var before = context.Faults();
        var made = SessionsFromTemplate.For(context.Content);
        context.Content = context.Content with { Sessions = [.. context.Content.Sessions, .. made] };
        return await StoreAsync(context, before, Suggested(texts), cancel);
    }

    private static async Task<IResult> AddAsync(
        HttpRequest request, EditionScope scope, HearingDb db, IStringLocalizer<SetupText> texts, TimeProvider clock, CancellationToken cancel)
    {
        var context = await SetupPages.OpenAsync(scope, db, texts, clock, cancel);
        var typed = new Typed(texts);
        typed.Fill(await request.ReadFormAsync(cancel));
        var kind = typed.Word<SessionKind>("kind");
        var title = typed.Text("heading", 300, required: true);
        var length = TimeSpan.FromSeconds(typed.LengthSeconds("length"));
        if (typed.HasErrors)
        {
            return Show(context, typed, null, 422);
        }

        var before = context.Faults();
        var isPause = kind is SessionKind.Break or SessionKind.Lunch;
        context.Content = context.Content with
        {
            Sessions =
            [
                .. context.Content.Sessions,
                new()
                {
                    Id = SessionId.New(), EditionId = context.Edition.Id, Order = context.Content.Sessions.Count, Kind = kind, Title = title,
                    Parts = [new(PartId.New(), isPause ? PartKind.Pause : PartKind.Talk, title, length, isPause ? EndPolicy.Auto : EndPolicy.Warn, null)],
                    Panel = kind == SessionKind.PrivateTalk ? new(PanelKind.WholeJury, [], context.Edition.Quorum) : Panel.None,
                },
            ],
        };
        return await StoreAsync(context, before, typed, cancel);
    }

    private static async Task<IResult> RemoveAsync(
        Guid session, EditionScope scope, HearingDb db, IStringLocalizer<SetupText> texts, TimeProvider clock, CancellationToken cancel)
    {
        var context = await SetupPages.OpenAsync(scope, db, texts, clock, cancel);
        var before = context.Faults();
        context.Content = context.Content with { Sessions = [.. context.Content.Sessions.Where(s => s.Id.Value != session)] };
        return await StoreAsync(context, before, Suggested(texts), cancel);
    }

    private static async Task<IResult> StoreAsync(SetupContext context, IReadOnlyList<DocumentFault> before, Typed typed, CancellationToken cancel)
    {
        var problems = Consequences.Of(before, context);
        if (problems.Count > 0)
        {
            return Show(context, typed, string.Join(" ", problems), 422);
        }

        await context.SaveAsync("sessions", cancel);
        return SeeOther.At($"/{context.Edition.Slug}/setup/sessions");
    }

    private static Typed Suggested(IStringLocalizer<SetupText> texts) => new(texts) { ["kind"] = SessionKind.Break.ToString(), ["length"] = "15" };

    private static RazorComponentResult<SessionsPage> Show(SetupContext context, Typed typed, string? problem, int status)
    {
        var content = context.Content;
        Column[] columns =
        [
            new("kind", "select", Choices: [.. context.Words<SessionKind>().Where(k => k.Value != nameof(SessionKind.Candidate))]),
            new("heading", Max: 300, Required: true), new("length", Max: 10, Required: true),
        ];
        var rows = content.Sessions.OrderBy(s => s.Slot is null).ThenBy(s => s.Slot?.Date).ThenBy(s => s.Slot?.Start).ThenBy(s => s.Order)
            .Select(s => new SessionsPage.SessionRow(s.Id.Value.ToString(), s.Title, s.Kind.ToString(), Written.Length(s.Length), Placed(content.Edition, s)));
        var model = new SessionsPage.SessionsModel(
            content.Edition.Slug, content.Edition.Name, [.. rows],
            content.Candidates.Count(c => content.Sessions.All(s => s.CandidateId != c.Id)), content.Edition.Template.Count > 0,
            [.. columns.Select(c => FormFields.Of("sessions", c, c.Name, context.Texts, typed))], problem);
        return Page.Of<SessionsPage>(new { Model = model }, status);
    }

    private static string? Placed(Edition edition, Session session) => session.Slot is not { } slot ? null
        : $"{slot.Date.ToString("d MMM", CultureInfo.CurrentCulture)} {Written.Of(slot.Start)}, {edition.Rooms.FirstOrDefault(r => r.Slug == slot.Room)?.Name}";
}
