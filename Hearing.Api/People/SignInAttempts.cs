using System.Globalization;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.People;

/// <summary>Asking to be let in, and being let in, from one browser.</summary>
internal sealed class SignInAttempts(HearingDb db, TimeProvider clock, PrivateCookies cookies, SignInLetters letters, SignIn signIn, IOptions<HearingOptions> options)
{
    public const string BrowserCookie = "hearing-browser";

    /// <summary>A person asks for a link again once or twice; more within ten minutes only fills their mailbox.</summary>
    public const int MostByPerson = 5;

    /// <summary>A whole hearing may sit behind one address: 150 devices, each asking twice.</summary>
    public const int MostByAddress = 300;

    private DbSet<SignInAttempt> All => db.Set<SignInAttempt>();

    /// <summary>Sends a link if the address is somebody's; the answer is the same if it is nobody's.</summary>
    public async Task AskForLinkAsync(HttpContext http, string mail, string returnPath)
    {
        var (key, now) = (mail.ToLowerInvariant(), clock.GetUtcNow());
        var origin = await OriginAsync(http, returnPath, now);
        if (await All.CountAsync(a => a.MailKey == key && a.CreatedAt > now - SignInAttempt.Lifetime) >= MostByPerson)
        {
            throw new Refused(RefusalCode.TooMany, "Links were sent to this address several times already.", "TooManyByPerson");
        }

        var token = Secrets.New();
        All.Add(SignInAttempt.ByMail(Guid.CreateVersion7(), key, Secrets.Hash(token), origin, now));
        await db.SaveChangesAsync(http.RequestAborted);
        var name = await db.People.Where(p => p.MailKey == key && p.WithdrawnAt == null).OrderByDescending(p => p.Id)
            .Select(p => p.Name).FirstOrDefaultAsync(http.RequestAborted);
        if (name is not null || key == options.Value.Organiser?.ToLowerInvariant())
        {
            letters.Send(mail, name ?? mail, token, now);
        }
    }

    /// <summary>Begins an attempt whose code the organiser types in.</summary>
    public async Task AskInPersonAsync(HttpContext http, string returnPath)
    {
        var now = clock.GetUtcNow();
        var origin = await OriginAsync(http, returnPath, now);
        var secret = Browser(http)!;
        var id = Guid.CreateVersion7();
        while (await All.AnyAsync(a => a.CodeHash == Secrets.Hash(Secrets.Code(secret, id)) && a.CreatedAt > now - SignInAttempt.Lifetime))
        {
            id = Guid.CreateVersion7();
        }

        All.Add(SignInAttempt.InPerson(id, Secrets.Hash(Secrets.Code(secret, id)), origin, now));
        await db.SaveChangesAsync(http.RequestAborted);
    }

    /// <summary>This browser's newest living attempt.</summary>
    public async Task<SignInAttempt?> MineAsync(HttpContext http)
    {
        if (Browser(http) is not { } secret)
        {
            return null;
        }

        var (hash, now) = (Secrets.Hash(secret), clock.GetUtcNow());
        var newest = await All.Where(a => a.BrowserHash == hash).OrderByDescending(a => a.CreatedAt).ThenByDescending(a => a.Id).FirstOrDefaultAsync(http.RequestAborted);
        return newest?.IsAlive(now) == true ? newest : null;
    }

    /// <summary>The living attempt that a link belongs to.</summary>
    public async Task<SignInAttempt> OfLinkAsync(string token, CancellationToken cancel)
    {
        var hash = Secrets.Hash(token);
        return await All.FirstOrDefaultAsync(a => a.TokenHash == hash, cancel) is { } attempt && attempt.IsAlive(clock.GetUtcNow())
            ? attempt
            : throw new Refused(RefusalCode.SignInNotValid, "The link is wrong, spent or too old.");
    }

    /// <summary>Uses a link: signs in the browser that asked (null), or gives another browser the code to type into the first.</summary>
    public async Task<string?> UseLinkAsync(HttpContext http, SignInAttempt attempt, string token)
    {
        if (IsMine(http, attempt))
        {
            await EnterAsync(http, attempt);
            return null;
        }

        var code = Secrets.Code(token, attempt.Id);
        attempt.ShowCodeElsewhere(Secrets.Hash(code), clock.GetUtcNow());
        await db.SaveChangesAsync(http.RequestAborted);
        return code;
    }

    /// <summary>Signs this browser in by the code that another browser showed; false when it is wrong.</summary>
    public async Task<bool> TryCodeAsync(HttpContext http, SignInAttempt attempt, string typed)
    {
        if (attempt.TryCode(Secrets.HashTyped(typed), clock.GetUtcNow()))
        {
            await EnterAsync(http, attempt);
            return true;
        }

        await db.SaveChangesAsync(http.RequestAborted);
        return false;
    }

    /// <summary>Spends the attempt and signs this browser in.</summary>
    public async Task EnterAsync(HttpContext http, SignInAttempt attempt)
    {
        var mail = attempt.Enter(Secrets.Hash(Browser(http) ?? ""), clock.GetUtcNow());
        await db.SaveChangesAsync(http.RequestAborted);
        await signIn.AsAsync(http, mail, attempt.EditionId);
    }

    /// <summary>An organiser lets in the person in front of the screen that shows the code.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.SignInNotValid"/> when no screen shows it now.</exception>
    public async Task LetInAsync(Edition edition, Person person, string typed, CancellationToken cancel)
    {
        var (hash, now) = (Secrets.HashTyped(typed), clock.GetUtcNow());
        var attempt = await All.FirstOrDefaultAsync(a => a.CodeHash == hash && a.TokenHash == null && a.CreatedAt > now - SignInAttempt.Lifetime, cancel)
            ?? throw new Refused(RefusalCode.SignInNotValid, "No screen shows this code now.");
        attempt.LetIn(person.MailKey, edition.Id, now);
    }

    public static string? Browser(HttpContext http) =>
        http.Items[BrowserCookie] as string ?? (http.Request.Cookies[BrowserCookie] is { Length: > 20 } kept ? kept : null);

    public static bool IsMine(HttpContext http, SignInAttempt attempt) => Browser(http) is { } secret && attempt.BrowserHash == Secrets.Hash(secret);

    private async Task<SignInOrigin> OriginAsync(HttpContext http, string returnPath, DateTimeOffset now)
    {
        var address = Secrets.Hash(string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd}/{Networks.Holder(http.Connection.RemoteIpAddress)}"));
        await All.Where(a => a.CreatedAt < now - TimeSpan.FromDays(1)).ExecuteDeleteAsync(http.RequestAborted);
        if (await All.CountAsync(a => a.AddressHash == address && a.CreatedAt > now - SignInAttempt.Lifetime, http.RequestAborted) >= MostByAddress)
        {
            throw new Refused(RefusalCode.TooMany, "Too many have asked from this network.", "TooManyByAddress");
        }

        var secret = Browser(http) ?? Secrets.New();
        http.Items[BrowserCookie] = secret;
        cookies.Keep(http, BrowserCookie, secret, "/sign-in", TimeSpan.FromHours(1));
        return new(Secrets.Hash(secret), address, returnPath.Length <= 1000 ? SeeOther.Local(returnPath) : "/");
    }
}
