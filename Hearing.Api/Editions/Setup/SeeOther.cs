namespace Hearing.Api.Editions.Setup;

/// <summary>The answer to a form that was taken: look at this page (303).</summary>
internal sealed class SeeOther(string location) : IResult
{
    public static IResult At(string location) => new SeeOther(location);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
