using Hearing.Api.People;
using Hearing.Client.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.WebUtilities;

namespace Hearing.Api.Web;

/// <summary>
/// Language and appearance, kept in cookies so that they work with scripts off, and the accessibility statement.
/// The switches change nothing but the asking browser's own cookie, so they carry no antiforgery token and the pages stay cacheable.
/// </summary>
internal static class Preferences
{
    public const string ThemeCookie = "hearing-theme";
    private static readonly TimeSpan _kept = TimeSpan.FromDays(365);

    public static void MapPreferences(this IEndpointRouteBuilder app)
    {
        app.MapPost("/_language/{language}", SetLanguage).ForEveryone();
        app.MapPost("/_theme", (Delegate)SetTheme).ForEveryone();
        app.MapGet("/_accessibility", () => Page.Of<AccessibilityPage>(new { })).ForEveryone();
    }

    private static async Task<IResult> SetLanguage(string language, PrivateCookies cookies, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var culture = language == "en" ? "en" : "sv-SE";
        cookies.Keep(context, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)), "/", _kept);
        return Back(form);
    }

    private static async Task<IResult> SetTheme(PrivateCookies cookies, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        cookies.Keep(context, ThemeCookie, form["theme"].ToString() is "light" or "dark" ? form["theme"].ToString() : "auto", "/", _kept);
        return Back(form);
    }

    /// <summary>Back to the page the switch was on; a language named in its address would win over the cookie and is left out.</summary>
    private static RedirectHttpResult Back(IFormCollection form)
    {
        var to = form["returnTo"].ToString();
        if (!RedirectHttpResult.IsLocalUrl(to))
        {
            return TypedResults.LocalRedirect("/");
        }

        var parts = to.Split('?', 2);
        var query = QueryHelpers.ParseQuery(parts.ElementAtOrDefault(1));
        query.Remove("lang");
        return TypedResults.LocalRedirect(QueryHelpers.AddQueryString(parts[0], query));
    }
}
