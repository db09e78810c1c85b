using Hearing.Domain;

namespace Hearing.Api.Mail;

/// <summary>The way out of the house for mail.</summary>
internal interface IMailSender
{
    /// <summary>Hands one letter over. Never throws for what the other side answers.</summary>
    Task<MailAnswer> SendAsync(Letter letter, CancellationToken cancel);

    /// <summary>Whether the letter with that id has gone; null when this cannot be known afterwards.</summary>
    bool? HasGone(MessageId id);
}

/// <summary>A letter to one recipient. Its id becomes the Message-Id, the same at every try.</summary>
internal sealed record Letter(MessageId Id, string To, string ToName, string Subject, string Body, DateTimeOffset Date);

/// <summary>What became of it.</summary>
internal enum MailOutcome { Taken, RefusedForNow, RefusedForGood, Unknown }

/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why not, in the other side's words; null when taken.</param>
internal sealed record MailAnswer(MailOutcome Outcome, string? Reason = null)
{
    public static readonly MailAnswer Taken = new(MailOutcome.Taken);
}
