using Hearing.Domain.Help;

namespace Hearing.Domain.Contracts;

/// <summary>A call for help as organisers and technicians see it. <paramref name="TakenBy"/> is a name.</summary>
public sealed record HelpView(
    Guid Id, string Who, string Where, string What, DateTimeOffset At, HelpState State, string? TakenBy, DateTimeOffset? TakenAt, DateTimeOffset? SolvedAt, long Revision);

/// <summary>A new call for help.</summary>
public sealed record HelpAsked(string Who, string Where, string What);

/// <summary>What an organiser or technician does with it.</summary>
public enum HelpAction { Take, Solve, Reopen }

/// <summary>What is done with a call for help.</summary>
public sealed record HelpHandled(HelpAction Action);
