namespace Hearing.Client.Editions;

/// <summary>Names the resources of this feature's pages.</summary>
public sealed class EditionsText;
