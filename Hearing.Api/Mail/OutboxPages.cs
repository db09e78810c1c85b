using Hearing.Api.Editions;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Mail;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Mail;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Mail;

/// <summary>The outbox as a page: what will go, to whom, as it will look; what went and what did not.</summary>
internal static class OutboxPages
{
    public static void MapOutbox(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/outbox", List).Needs(Right.Organise);
        app.MapPost("/{edition}/outbox/send", SendAll).AsForm().Needs(Right.Organise);
        app.MapGet("/{edition}/outbox/{id:guid}", Show).Needs(Right.Organise);
        app.MapPost("/{edition}/outbox/{id:guid}", Change).AsForm().Needs(Right.Organise);
    }

    private static async Task<IResult> List(EditionScope scope, HearingDb db, CancellationToken cancel)
    {
        var edition = scope.Edition;
        var messages = await Seen(db, edition.Id).AsNoTracking().OrderByDescending(m => m.CreatedAt).ThenBy(m => m.ToName).ToListAsync(cancel);
        return Page.Of<OutboxPage>(new { Model = new OutboxPage.OutboxModel(edition.Slug, edition.Name, [.. messages.Select(m => Row(scope, m))]) });
    }

    /// <summary>The edition's letters, and the installation's own that need somebody: it has no outbox page of its own.</summary>
    private static IQueryable<OutboxMessage> Seen(HearingDb db, EditionId edition) => db.Outbox.Where(m =>
        m.EditionId == edition || (m.EditionId == null && (m.State == MessageState.Failed || m.State == MessageState.MaybeSent)));

    private static OutboxPage.MessageRow Row(EditionScope scope, OutboxMessage message) => new(
        message.Id.Value, message.ToName, message.To, message.Subject, message.State, message.LastError,
        message.SentAt is { } sent ? scope.Edition.Zone.ToLocal(sent) : null,
        message.NotBefore is { } next && message.State == MessageState.Ready ? scope.Edition.Zone.ToLocal(next) : null);

    private static async Task<IResult> SendAll(EditionScope scope, HearingDb db, OutboxSending sending, TimeProvider clock, CancellationToken cancel)
    {
        var edition = scope.Edition.Id;
        foreach (var message in await db.Outbox.Where(m => m.EditionId == edition && m.State == MessageState.ForReview).ToListAsync(cancel))
        {
            message.Approve();
        }

        db.Note(edition, clock.GetUtcNow(), scope.Person?.Id, "outbox-approved", "all");
        await db.SaveChangesAsync(cancel);
        sending.Wake();
        return SeeOther.At($"/{scope.Edition.Slug}/outbox");
    }

    private static async Task<OutboxMessage> FindAsync(HearingDb db, EditionScope scope, Guid id, CancellationToken cancel)
    {
        var (message, edition) = (new MessageId(id), scope.Edition.Id);
        return await Seen(db, edition).FirstOrDefaultAsync(m => m.Id == message, cancel)
            ?? throw new Refused(RefusalCode.NotFound, "There is no such message.");
    }

    private static async Task<IResult> Show(Guid id, EditionScope scope, HearingDb db, CancellationToken cancel)
    {
        var message = await FindAsync(db, scope, id, cancel);
        return Page.Of<LetterPage>(new { Model = new LetterPage.LetterModel(scope.Edition.Slug, scope.Edition.Name, Row(scope, message), message.Body, message.Revision) });
    }

    private static async Task<IResult> Change(
        Guid id, [FromForm] string? what, [FromForm] long? revision, EditionScope scope, HearingDb db, OutboxSending sending, TimeProvider clock, CancellationToken cancel)
    {
        var message = await FindAsync(db, scope, id, cancel);
        db.Entry(message).Property(m => m.Revision).OriginalValue = revision ?? -1;
        switch (what)
        {
            case "send":
                message.Approve();
                break;
            case "again":
                message.SendAgain();
                break;
            case "withdraw":
                message.Withdraw();
                break;
            case "arrived":
                message.Confirm(clock.GetUtcNow());
                break;
            default:
                throw new Refused(RefusalCode.Invalid, "What can be done with a message is send, again, withdraw, arrived.");
        }

        db.Note(scope.Edition.Id, clock.GetUtcNow(), scope.Person?.Id, $"message-{what}", id.ToString());
        await db.SaveChangesAsync(cancel);
        sending.Wake();
        return SeeOther.At($"/{scope.Edition.Slug}/outbox");
    }
}
