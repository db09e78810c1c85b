using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Client.Runs;

/// <summary>
/// A command whose fate is open: given while the server was away (then it was not sent), or sent without an answer. It is never applied
/// late by itself.
/// </summary>
/// <param name="Name">What the console calls it.</param>
/// <param name="Stamp">When it was given, on the monotonic clock.</param>
/// <param name="GivenAt">When it was given, for the person who gave it.</param>
public sealed record KeptCommand(CommandEnvelope Envelope, string Name, long Stamp, DateTimeOffset GivenAt, bool WasSent)
{
    /// <summary>How old a command may be to be sent again without asking.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromSeconds(15);

    /// <summary>Whether it waits for the person's decision.</summary>
    public bool IsOffered { get; init; }

    /// <summary>Whether it may be sent again with its own id: it was sent, is recent, and its giver saw what still holds.</summary>
    public bool MayRepeat(TimeSpan age, long revision, PartId? onStage) =>
        WasSent && age <= Recent && Envelope.ExpectedRevision == revision && Envelope.OnStage == onStage;
}
