using System.Security.Claims;
using Hearing.Api.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.People;

/// <summary>Signs a browser in as the owner of a mail address. What the owner may do is read anew at each request.</summary>
internal sealed class SignIn(HearingDb db)
{
    public async Task AsAsync(HttpContext http, string mail)
    {
        var key = mail.ToLowerInvariant();
        var name = await db.People.Where(p => p.MailKey == key && p.WithdrawnAt == null).Select(p => p.Name).FirstOrDefaultAsync(http.RequestAborted);
        var identity = new ClaimsIdentity([new(ClaimTypes.Email, key), new(ClaimTypes.Name, name ?? mail)], CookieAuthenticationDefaults.AuthenticationScheme);
        await http.SignInAsync(new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
    }
}
