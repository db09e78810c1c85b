namespace Hearing.Client.Runs;

/// <summary>Names the resources of the follower page.</summary>
public sealed class LiveText;
