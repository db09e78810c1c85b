using Hearing.Client.Shared;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Web;

/// <summary>A fault of our own, told to people as a page; programs get ProblemDetails. Nobody gets a stack trace.</summary>
internal sealed class CrashHandler(IStringLocalizer<SharedText> texts) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (!Page.IsWanted(context.Request))
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        await Page.Message(texts["ErrorTitle"], texts["CrashAdvice"], 500).ExecuteAsync(context);
        return true;
    }
}
