namespace Hearing.Api.Web;

/// <summary>The answer to a form that succeeded: fetch this address of our own (303), so that loading again posts nothing twice.</summary>
internal sealed record SeeOther(string Address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = Address;
        return Task.CompletedTask;
    }
}
