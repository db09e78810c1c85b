using Hearing.Api.Web;
using Hearing.Client.Questions;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Questions;

/// <summary>The page of questions: whoever may ask writes and sees their own; the jury sees the queues; moderators lead them.</summary>
internal static class QuestionPages
{
    public static void MapQuestionPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/{edition}/questions/{room}").KeptByNoCache();
        pages.MapGet("", (string room, HttpRequest request, QuestionDesk desk, EditionScope scope, CancellationToken cancel) =>
            PageAsync(room, new(Guid.TryParse(request.Query["to"], out var to) ? new CandidateId(to) : null, null, null, null), desk, scope, 200, cancel)).Needs(Right.AskQuestions);
        pages.MapPost("", Ask).AsForm().Needs(Right.AskQuestions);
        pages.MapPost("/{question:guid}/withdraw", Withdraw).AsForm().Needs(Right.AskQuestions);
        pages.MapPost("/{question:guid}/moderate", Moderate).AsForm().Needs(Right.ModerateQuestions);
    }

    private static async Task<IResult> PageAsync(string room, QuestionsPage.TypedQuestion typed, QuestionDesk desk, EditionScope scope, int status, CancellationToken cancel)
    {
        var edition = scope.Edition;
        return Page.Of<QuestionsPage>(new
        {
            Model = new QuestionsPage.QuestionsModel(edition.Slug, edition.Name, edition.Room(room).Name, await desk.ViewAsync(room, cancel), edition.Criteria, typed),
        }, status);
    }

    private static async Task<IResult> Ask(
        string room, HttpRequest request, QuestionWriting writing, QuestionDesk desk, EditionScope scope, IStringLocalizer<QuestionsText> texts, CancellationToken cancel)
    {
        var form = await request.ReadFormAsync(cancel);
        var candidate = Guid.TryParse(form["candidate"], out var id) ? new CandidateId(id) : (CandidateId?)null;
        var (text, criterion) = (form["text"].ToString(), form["criterion"].ToString());
        try
        {
            var chosen = candidate ?? throw new Refused(RefusalCode.Invalid, "A candidate is chosen.", "CandidateMissing");
            var question = await writing.AskAsync(room, new(chosen, text, criterion), cancel);
            return SeeOther.At(form["back"] == "live" ? $"/{scope.Edition.Slug}/live/{room}?asked=1#questions" : $"/{scope.Edition.Slug}/questions/{room}?to={chosen.Value}#q-{question.Id.Value:N}");
        }
        catch (Refused refused) when (refused.Code is RefusalCode.Invalid or RefusalCode.WrongPhase or RefusalCode.TooMany)
        {
            var error = texts[$"Refused.{refused.Reason ?? refused.CodeText}", [.. refused.Facts]];
            return await PageAsync(room, new(candidate, text, criterion, error), desk, scope, 422, cancel);
        }
    }

    private static async Task<IResult> Withdraw(string room, Guid question, HttpRequest request, QuestionWriting writing, EditionScope scope, CancellationToken cancel)
    {
        _ = await request.ReadFormAsync(cancel);
        await writing.WithdrawAsync(room, new(question), request, cancel);
        return SeeOther.At($"/{scope.Edition.Slug}/questions/{room}");
    }

    private static async Task<IResult> Moderate(string room, Guid question, HttpRequest request, QuestionWriting writing, EditionScope scope, CancellationToken cancel)
    {
        var form = await request.ReadFormAsync(cancel);
        if (!Enum.TryParse<QuestionAction>(form["action"], ignoreCase: true, out var action) || !Enum.IsDefined(action))
        {
            throw new Refused(RefusalCode.Invalid, "There is no such action.");
        }

        var other = Guid.TryParse(form["other"], out var id) ? new QuestionId(id) : (QuestionId?)null;
        await writing.ModerateAsync(room, new(question), new(action, other), request, cancel);
        return SeeOther.At($"/{scope.Edition.Slug}/questions/{room}#q-{question:N}");
    }
}
