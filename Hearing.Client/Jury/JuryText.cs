namespace Hearing.Client.Jury;

/// <summary>Names the resources of this feature's pages.</summary>
public sealed class JuryText;
