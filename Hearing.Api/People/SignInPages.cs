using System.Diagnostics;
using Hearing.Api.Web;
using Hearing.Client.People;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.People;

/// <summary>The pages of signing in. No GET changes anything: scanners of mail fetch links.</summary>
internal static class SignInPages
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", (HttpContext http, string? mail, string? returnUrl) => SignInForm(http, mail, returnUrl, null, 200)).ForEveryone();
        app.MapPost("/sign-in", AskForLink).AsForm().ForEveryone();
        app.MapPost("/sign-in/in-person", AskInPerson).AsForm().ForEveryone();
        app.MapGet("/sign-in/wait", Wait).ForEveryone();
        app.MapGet("/sign-in/state", State).ForEveryone();
        app.MapPost("/sign-in/code", TypeCode).AsForm().ForEveryone();
        app.MapPost("/sign-in/enter", Enter).AsForm().ForEveryone();
        app.MapGet("/sign-in/{token}", ShowLink).ForEveryone();
        app.MapPost("/sign-in/{token}", UseLink).AsForm().ForEveryone();
        app.MapPost("/sign-out", SignOut).AsForm().ForEveryone();
    }

    private static RazorComponentResult<SignInPage> SignInForm(HttpContext http, string? mail, string? returnUrl, string? error, int status) => Page.Of<SignInPage>(
        new { Model = new SignInPage.SignInModel(mail, SeeOther.Local(returnUrl), error, http.User.Id(HearingClaims.Display) is null ? http.User.Identity?.Name : null) }, status);

    private static async Task<IResult> AskForLink(
        [FromForm] string? mail, [FromForm] string? returnUrl, HttpContext http, SignInAttempts attempts, IStringLocalizer<SignInText> texts)
    {
        mail = mail?.Trim();
        if (!MailAddresses.IsValid(mail))
        {
            return SignInForm(http, mail, returnUrl, texts["MailNotValid"], 422);
        }

        try
        {
            await attempts.AskForLinkAsync(http, mail!, SeeOther.Local(returnUrl));
        }
        catch (Refused refused) when (refused.Code == RefusalCode.TooMany)
        {
            return TooMany(http, mail, returnUrl, refused, texts);
        }

        return SeeOther.At("/sign-in/wait");
    }

    private static async Task<IResult> AskInPerson([FromForm] string? mail, [FromForm] string? returnUrl, HttpContext http, SignInAttempts attempts, IStringLocalizer<SignInText> texts)
    {
        try
        {
            await attempts.AskInPersonAsync(http, SeeOther.Local(returnUrl));
        }
        catch (Refused refused) when (refused.Code == RefusalCode.TooMany)
        {
            return TooMany(http, mail, returnUrl, refused, texts);
        }

        return SeeOther.At("/sign-in/wait");
    }

    private static RazorComponentResult<SignInPage> TooMany(HttpContext http, string? mail, string? returnUrl, Refused refused, IStringLocalizer<SignInText> texts)
    {
        http.Response.Headers.RetryAfter = "600";
        return SignInForm(http, mail, returnUrl, texts[$"Refused.{refused.Reason}"], 429);
    }

    private static async Task<IResult> Wait(HttpContext http, SignInAttempts attempts) =>
        await attempts.MineAsync(http) is { } mine ? WaitPage(http, mine, null, 200) : SeeOther.At("/sign-in");

    private static RazorComponentResult<SignInWaitPage> WaitPage(HttpContext http, SignInAttempt mine, string? error, int status)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return Page.Of<SignInWaitPage>(new
        {
            Model = new SignInWaitPage.WaitModel(
                mine.TokenHash is null ? null : mine.MailKey,
                mine.TokenHash is null ? Secrets.Code(SignInAttempts.Browser(http)!, mine.Id) : null, mine.IsOpen, error),
        }, status);
    }

    /// <summary>For the waiting page's script: whether the organiser has let the browser in.</summary>
    private static async Task<IResult> State(HttpContext http, SignInAttempts attempts)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return TypedResults.Ok(new { open = await attempts.MineAsync(http) is { IsOpen: true } or null });
    }

    private static async Task<IResult> TypeCode([FromForm] string? code, HttpContext http, SignInAttempts attempts, IStringLocalizer<SignInText> texts)
    {
        var mine = await attempts.MineAsync(http) ?? throw new Refused(RefusalCode.SignInNotValid, "There is no attempt to sign in.");
        return await attempts.TryCodeAsync(http, mine, code ?? "") ? SeeOther.At(mine.ReturnPath)
            : WaitPage(http, mine, texts["CodeWrong"], 422);
    }

    private static async Task<IResult> Enter(HttpContext http, SignInAttempts attempts)
    {
        var mine = await attempts.MineAsync(http);
        if (mine is not { IsOpen: true })
        {
            throw new Refused(RefusalCode.SignInNotValid, "Nobody has let this browser in.");
        }

        await attempts.EnterAsync(http, mine);
        return SeeOther.At(mine.ReturnPath);
    }

    private static async Task<IResult> ShowLink(string token, HttpContext http, SignInAttempts attempts)
    {
        KeepSecret(http);
        var attempt = await attempts.OfLinkAsync(token, http.RequestAborted);
        return Page.Of<SignInLinkPage>(new { Token = token, IsMine = SignInAttempts.IsMine(http, attempt), Code = (string?)null });
    }

    private static async Task<IResult> UseLink(string token, HttpContext http, SignInAttempts attempts)
    {
        KeepSecret(http);
        var attempt = await attempts.OfLinkAsync(token, http.RequestAborted);
        return await attempts.UseLinkAsync(http, attempt, token) is { } code
            ? Page.Of<SignInLinkPage>(new { Token = token, IsMine = false, Code = code })
            : SeeOther.At(attempt.ReturnPath);
    }

    private static async Task<IResult> SignOut([FromForm] string? where, HttpContext http, SignIn signIn)
    {
        await signIn.OutAsync(http, where == "everywhere");
        return SeeOther.At("/");
    }

    /// <summary>The address holds the secret: it goes into no referrer, no cache and no trace.</summary>
    private static void KeepSecret(HttpContext http)
    {
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.CacheControl = "no-cache, no-store";
        Activity.Current?.SetTag("url.path", "/sign-in/{token}");
    }
}
