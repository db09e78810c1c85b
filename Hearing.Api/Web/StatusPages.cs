using Hearing.Client.Shared;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Web;

/// <summary>Answers that have a status and nothing more: a page for people, ProblemDetails for programs.</summary>
internal static class StatusPages
{
    public static async Task ShowAsync(StatusCodeContext answer)
    {
        var context = answer.HttpContext;
        var status = context.Response.StatusCode;
        if (!Page.IsWanted(context.Request))
        {
            await context.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new() { HttpContext = context });
            return;
        }

        var texts = context.RequestServices.GetRequiredService<IStringLocalizer<SharedText>>();
        var (title, advice) = status switch
        {
            404 => ("NotFoundTitle", "NotFoundAdvice"),
            401 or 403 => ("NotAllowedTitle", "NotAllowedAdvice"),
            _ => ("ErrorTitle", "ErrorAdvice"),
        };
        await Page.Message(texts[title], texts[advice], status).ExecuteAsync(context);
    }
}
