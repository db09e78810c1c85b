using System.Security.Claims;
using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.People;

/// <summary>Signs browsers in and out. What the owner of a mail address may do is read anew at each request.</summary>
internal sealed class SignIn(HearingDb db, TimeProvider clock)
{
    /// <summary>Signs this browser in as the owner of the address, in all editions or only in one.</summary>
    public async Task AsAsync(HttpContext http, string mail, EditionId? only = null)
    {
        var key = mail.ToLowerInvariant();
        var name = await db.People.Where(p => p.MailKey == key && p.WithdrawnAt == null && (only == null || p.EditionId == only))
            .OrderByDescending(p => p.Id).Select(p => p.Name).FirstOrDefaultAsync(http.RequestAborted);
        var session = new SignInSession { Id = Guid.CreateVersion7(), MailKey = key, CreatedAt = clock.GetUtcNow() };
        db.Add(session);
        await db.SaveChangesAsync(http.RequestAborted);
        List<Claim> claims = [new(ClaimTypes.Email, key), new(ClaimTypes.Name, name ?? mail), new(HearingClaims.Session, session.Id.ToString())];
        if (only is { } edition)
        {
            claims.Add(new(HearingClaims.OnlyEdition, edition.Value.ToString()));
        }

        await EnterAsync(http, claims);
    }

    /// <summary>Makes this browser a display.</summary>
    public static Task AsDisplayAsync(HttpContext http, Display display) =>
        EnterAsync(http, [new(HearingClaims.Display, display.Id.ToString()), new(ClaimTypes.Name, display.Room!)]);

    /// <summary>Signs out this browser, or all browsers of its owner.</summary>
    public async Task OutAsync(HttpContext http, bool everywhere)
    {
        var now = clock.GetUtcNow();
        if (http.User.Id(HearingClaims.Session) is { } id && http.User.FindFirstValue(ClaimTypes.Email) is { } mail)
        {
            await db.Set<SignInSession>().Where(s => s.EndedAt == null && (s.Id == id || (everywhere && s.MailKey == mail)))
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), http.RequestAborted);
        }

        await http.SignOutAsync();
    }

    /// <summary>Whether the cookie's sign-in still holds.</summary>
    public static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var db = context.HttpContext.RequestServices.GetRequiredService<HearingDb>();
        var user = context.Principal!;
        var holds = user.Id(HearingClaims.Session) is { } session
            ? await db.Set<SignInSession>().AnyAsync(s => s.Id == session && s.EndedAt == null)
            : user.Id(HearingClaims.Display) is { } display && await db.Set<Display>().AnyAsync(d => d.Id == display && d.PairedAt != null && d.RevokedAt == null);
        if (!holds)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
        }
    }

    private static Task EnterAsync(HttpContext http, List<Claim> claims) => http.SignInAsync(
        new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme)), new AuthenticationProperties { IsPersistent = true });
}
