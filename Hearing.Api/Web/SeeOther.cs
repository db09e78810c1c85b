using Microsoft.AspNetCore.Http.HttpResults;

namespace Hearing.Api.Web;

/// <summary>The answer to a form that succeeded: fetch this address of our own (303), so that loading again posts nothing twice.</summary>
internal sealed record SeeOther(string Address) : IResult
{
    public static IResult At(string address) => new SeeOther(address);

    /// <summary>The path if it is one of our own, else the start page: for addresses that came with a request.</summary>
    public static string Local(string? path) => RedirectHttpResult.IsLocalUrl(path) && path!.StartsWith('/') ? path : "/";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = Address;
        return Task.CompletedTask;
    }
}
