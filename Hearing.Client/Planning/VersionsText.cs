namespace Hearing.Client.Planning;

/// <summary>Names the resources of the page about the programme's versions.</summary>
public sealed class VersionsText;
