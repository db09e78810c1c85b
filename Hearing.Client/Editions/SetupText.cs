namespace Hearing.Client.Editions;

/// <summary>Names the resources of the pages that set an edition up.</summary>
public sealed class SetupText;
