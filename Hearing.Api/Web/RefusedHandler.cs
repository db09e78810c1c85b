using System.Globalization;
using Hearing.Api.Storage;
using Hearing.Client.Shared;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hearing.Api.Web;

/// <summary>The one place where a refusal becomes an answer: ProblemDetails with <c>code</c> for programs, a page for people.</summary>
internal sealed class RefusedHandler(IProblemDetailsService problems, IStringLocalizer<SharedText> texts) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var refused = exception switch
        {
            Refused own => own,
            DbUpdateConcurrencyException => new Refused(RefusalCode.Stale, "It was changed by somebody else meanwhile."),
            BadHttpRequestException { StatusCode: 413 } => new Refused(RefusalCode.TooLarge, "The request is too large."),
            BadHttpRequestException bad => new Refused(RefusalCode.Invalid, bad.Message),
            _ when StorageFaults.IsTaken(exception) => new Refused(RefusalCode.Stale, "Somebody else stored the same at the same moment."),
            _ => StorageFaults.In(exception),
        };
        if (refused is null)
        {
            return false;
        }

        context.Response.StatusCode = Status(refused.Code);
        if (refused.Code == RefusalCode.StorageBusy)
        {
            context.Response.Headers.RetryAfter = StorageFaults.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }

        if (Page.IsWanted(context.Request))
        {
            await Page.Message(texts[$"Refused.{refused.CodeText}"], Advice(refused), context.Response.StatusCode).ExecuteAsync(context);
            return true;
        }

        var details = new ProblemDetails { Status = context.Response.StatusCode, Title = refused.Message };
        details.Extensions["code"] = refused.CodeText;
        if (!await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = details, Exception = exception }))
        {
            // Whoever accepts nothing that a program reads still gets the refusal and no fault of ours.
            await context.Response.WriteAsJsonAsync(details, WireJson.Options, "application/problem+json", cancellationToken);
        }

        return true;
    }

    // What a document holds that cannot be set is for the reader to correct: it is told in full.
    private string Advice(Refused refused) => refused switch
    {
        { Code: RefusalCode.NotFound } => texts["NotFoundAdvice"],
        { Code: RefusalCode.NotAllowed } => texts["NotAllowedAdvice"],
        { Code: RefusalCode.DocumentNotMade, Reason: { } reason } => texts[$"DocumentNotMade.{reason}", [.. refused.Facts]],
        _ => texts["ErrorAdvice"],
    };

    /// <summary>The HTTP status of a refusal.</summary>
    internal static int Status(RefusalCode code) => code switch
    {
        RefusalCode.Invalid => 400,
        RefusalCode.SignInNeeded => 401,
        RefusalCode.NotAllowed or RefusalCode.InConflict => 403,
        RefusalCode.NotFound => 404,
        RefusalCode.EditionExists or RefusalCode.IdExists or RefusalCode.RevisionChanged or RefusalCode.CueChanged
            or RefusalCode.WrongPhase or RefusalCode.AlreadyReleased or RefusalCode.MarksClosed or RefusalCode.OffsetWrong => 409,
        RefusalCode.Expired => 410,
        RefusalCode.Stale or RefusalCode.VersionUnknown => 412,
        RefusalCode.Elsewhere => 421,
        RefusalCode.TooLarge or RefusalCode.QuotaUsed => 413,
        RefusalCode.TypeUnknown => 415,
        RefusalCode.CommandIdReused or RefusalCode.CommandNotPossible or RefusalCode.PlanNotReady or RefusalCode.DocumentNotMade
            or RefusalCode.FilmNotUsable or RefusalCode.SlidesNotUsable or RefusalCode.SignInNotValid => 422,
        RefusalCode.BeingWritten => 423,
        RefusalCode.RevisionMissing => 428,
        RefusalCode.TooMany => 429,
        RefusalCode.ChecksumWrong => 460,
        RefusalCode.StorageBusy => 503,
        RefusalCode.StorageFull => 507,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };
}
