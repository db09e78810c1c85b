using System.Globalization;
using Hearing.Api.Web;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;

namespace Hearing.Api.Questions;

internal static class QuestionEndpoints
{
    public static void MapQuestionEndpoints(this IEndpointRouteBuilder app)
    {
        var questions = app.MapGroup("/api/editions/{edition}/rooms/{room}/questions").KeptByNoCache();
        questions.MapGet("", (string room, QuestionDesk desk, CancellationToken cancel) => desk.ViewAsync(room, cancel)).Needs(Right.AskQuestions);
        questions.MapPost("", Ask).Needs(Right.AskQuestions).Produces<QuestionView>(201).ProducesProblem(400).ProducesProblem(403).ProducesProblem(409);
        questions.MapPut("{question:guid}", Rewrite).Needs(Right.AskQuestions).Produces<QuestionView>().ProducesProblem(412).ProducesProblem(428);
        questions.MapDelete("{question:guid}", Withdraw).Needs(Right.AskQuestions).Produces(204).ProducesProblem(412).ProducesProblem(428);
        questions.MapPost("{question:guid}/moderations", Moderate).Needs(Right.ModerateQuestions)
            .Produces<QuestionView>().ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);
    }

    private static async Task<IResult> Ask(string room, QuestionPosed posed, QuestionWriting writing, QuestionDesk desk, EditionScope scope, HttpResponse response, CancellationToken cancel)
    {
        var question = await writing.AskAsync(room, posed, cancel);
        return TypedResults.Created($"/api/editions/{scope.Edition.Slug}/rooms/{room}/questions/{question.Id.Value}", Tagged(response, await desk.ViewAsync(question, cancel)));
    }

    private static async Task<QuestionView> Rewrite(
        string room, Guid question, QuestionRewritten written, QuestionWriting writing, QuestionDesk desk, HttpContext http, CancellationToken cancel) =>
        Tagged(http.Response, await desk.ViewAsync(await writing.RewriteAsync(room, new(question), written.Text, written.Criterion, http.Request, cancel), cancel));

    private static async Task<IResult> Withdraw(string room, Guid question, QuestionWriting writing, HttpRequest request, CancellationToken cancel)
    {
        await writing.WithdrawAsync(room, new(question), request, cancel);
        return TypedResults.NoContent();
    }

    private static async Task<QuestionView> Moderate(
        string room, Guid question, QuestionModerated moderated, QuestionWriting writing, QuestionDesk desk, HttpContext http, CancellationToken cancel) =>
        Tagged(http.Response, await desk.ViewAsync(await writing.ModerateAsync(room, new(question), moderated, http.Request, cancel), cancel));

    private static QuestionView Tagged(HttpResponse response, QuestionView view)
    {
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{view.Revision}\"");
        return view;
    }
}
