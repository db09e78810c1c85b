using Hearing.Client.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hearing.Api.Web;

/// <summary>How an endpoint answers with a page: server-rendered, readable with scripts off.</summary>
internal static class Page
{
    /// <summary>The page with its parameters, for example <c>Page.Of&lt;HomePage&gt;(new { Model = model })</c>.</summary>
    public static RazorComponentResult<TPage> Of<TPage>(object parameters, int status = 200) where TPage : IComponent =>
        new(parameters) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>A page with a heading and one sentence.</summary>
    public static RazorComponentResult<MessagePage> Message(string title, string text, int status) =>
        Of<MessagePage>(new { Title = title, Text = text, IsError = status >= 400 }, status);

    /// <summary>Whether the caller is a person with a browser and not a program. Under <c>/api</c> the browser says so, where a link to a file is followed.</summary>
    public static bool IsWanted(HttpRequest request) =>
        (!request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || request.Headers["Sec-Fetch-Dest"] == "document") && request.Headers.Accept.Any(a => a?.Contains("text/html", StringComparison.Ordinal) == true);
}
