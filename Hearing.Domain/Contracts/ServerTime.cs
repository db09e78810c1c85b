namespace Hearing.Domain.Contracts;

/// <summary>The server's clock when a question arrived and when its answer left, for estimating it from four stamps.</summary>
public sealed record ServerTime(DateTimeOffset Received, DateTimeOffset Sent);
