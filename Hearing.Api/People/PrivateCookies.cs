using Hearing.Api.Web;
using Microsoft.Extensions.Options;

namespace Hearing.Api.People;

/// <summary>Cookies that hold a secret or what a person prefers: not for scripts, not for other sites, over https only where the site has it.</summary>
internal sealed class PrivateCookies(IOptions<HearingOptions> options)
{
    public void Keep(HttpContext context, string name, string value, string path, TimeSpan age) => context.Response.Cookies.Append(name, value, new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = options.Value.IsSecure || context.Request.IsHttps,
        Path = path,
        MaxAge = age,
        IsEssential = true,
    });
}
