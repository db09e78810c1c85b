namespace Hearing.Client.Runs;

/// <summary>Names the resources of the rehearsal.</summary>
public sealed class RehearsalText;
