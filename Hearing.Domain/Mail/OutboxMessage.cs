using Hearing.Domain.Contracts;

namespace Hearing.Domain.Mail;

/// <summary>
/// Where a message stands. <see cref="Sending"/> is stored before the server is asked; <see cref="MaybeSent"/> is what remains
/// when nobody can tell whether the server took it.
/// </summary>
public enum MessageState { ForReview, Ready, Sending, Sent, Failed, Withdrawn, MaybeSent }

/// <summary>A message in the outbox. <see cref="Key"/> is unique: the same thing is written to the same person once.</summary>
public sealed class OutboxMessage
{
    /// <summary>How long to wait after each failed try; after the last the message has failed.</summary>
    private static readonly TimeSpan[] _waits = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)];

    public required MessageId Id { get; init; }

    /// <summary>The edition it belongs to; null for messages of the installation.</summary>
    public EditionId? EditionId { get; init; }

    /// <summary>What it is for, such as <c>invite:PERSON</c>; makes writing it idempotent.</summary>
    public required string Key { get; init; }
    public required string To { get; init; }
    public required string ToName { get; init; }
    public required string Subject { get; set; }

    /// <summary>Plain text.</summary>
    public required string Body { get; set; }
    public MessageState State { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When sending began the last time.</summary>
    public DateTimeOffset? SendingSince { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Not to be tried before this instant.</summary>
    public DateTimeOffset? NotBefore { get; set; }
    public long Revision { get; set; }

    /// <summary>Whether it waits for a person's decision because it did not go, or may not have.</summary>
    public bool IsStuck => State is MessageState.Failed or MessageState.MaybeSent;

    /// <summary>The organiser has looked at it: it goes.</summary>
    public void Approve() => Move(MessageState.Ready, MessageState.ForReview);

    /// <summary>It shall not go.</summary>
    public void Withdraw() => Move(MessageState.Withdrawn, MessageState.ForReview, MessageState.Ready, MessageState.Failed, MessageState.MaybeSent);

    /// <summary>It goes again: after a failure, a withdrawal, or when nobody can tell whether it went.</summary>
    public void SendAgain()
    {
        Move(MessageState.Ready, MessageState.Failed, MessageState.Withdrawn, MessageState.MaybeSent);
        (Attempts, NotBefore, LastError) = (0, null, null);
    }

    /// <summary>Sending begins; stored before the server is asked.</summary>
    public void BeginSending(DateTimeOffset now)
    {
        Move(MessageState.Sending, MessageState.Ready);
        (Attempts, SendingSince) = (Attempts + 1, now);
    }

    /// <summary>The server has taken it, or the organiser knows that it arrived.</summary>
    public void Confirm(DateTimeOffset now)
    {
        Move(MessageState.Sent, MessageState.Sending, MessageState.MaybeSent);
        (SentAt, LastError) = (now, null);
    }

    /// <summary>The server has not taken it; another try later, or none when it never will.</summary>
    public void Fail(string reason, bool forGood, DateTimeOffset now)
    {
        var last = forGood || Attempts > _waits.Length;
        Move(last ? MessageState.Failed : MessageState.Ready, MessageState.Sending);
        (LastError, NotBefore) = (reason, last ? null : now + _waits[Attempts - 1]);
    }

    /// <summary>Sending broke off and left no trace at the server: it waits for its turn again.</summary>
    public void ReturnToQueue() => Move(MessageState.Ready, MessageState.Sending);

    /// <summary>Sending broke off and nobody can tell how far it came.</summary>
    public void Doubt(string reason)
    {
        Move(MessageState.MaybeSent, MessageState.Sending);
        LastError = reason;
    }

    private void Move(MessageState to, params ReadOnlySpan<MessageState> from)
    {
        if (!from.Contains(State))
        {
            throw new Refused(RefusalCode.CommandNotPossible, $"The message is {State}.");
        }

        State = to;
    }
}
