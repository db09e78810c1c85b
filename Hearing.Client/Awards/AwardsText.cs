namespace Hearing.Client.Awards;

/// <summary>Names the resources of this feature's pages.</summary>
public sealed class AwardsText;
