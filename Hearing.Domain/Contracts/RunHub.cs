using System.Text.Json;

namespace Hearing.Domain.Contracts;

/// <summary>The answer to an accepted command.</summary>
public sealed record RunAnswer(long Revision, RunFact Fact, Rundown Rundown);

/// <summary>What the hub <c>/hubs/runs</c> tells those who follow a room.</summary>
public interface IRunFollower
{
    /// <summary>The run has a new revision. One that is older than what the follower has is to be left aside.</summary>
    Task RundownChanged(Rundown rundown, long revision);

    /// <summary>Every four seconds: the newest revision. A follower that has an older one asks by <see cref="IRunHub.Follow"/>.</summary>
    Task Heartbeat(long revision);

    /// <summary>
    /// Something beside the run has changed: <c>questions</c>, <c>screens</c> or (organisers and technicians only) <c>help</c>; to those who follow it the
    /// edition's <c>plan</c>. It says no more than that; each page asks anew with its own rights.
    /// </summary>
    Task Nudged(string what);

    /// <summary>Organisers only: the fact just written, with its <c>kind</c>.</summary>
    Task FactAppended(JsonElement fact, long revision);
}

/// <summary>What a follower may ask the hub.</summary>
public interface IRunHub
{
    /// <summary>Follows a room instead of the one followed before, and answers with its rundown.</summary>
    Task<Rundown> Follow(string edition, string room);

    /// <summary>Follows an edition's draft plan, beside any room: each change of it is <c>plan</c> in <see cref="IRunFollower.Nudged"/>. Organisers only.</summary>
    Task FollowPlan(string edition);

    /// <summary>The server's run clock.</summary>
    Task<ServerTime> Time();
}
