namespace Hearing.Client.Planning;

/// <summary>Names the resources of the public programme and of differences between versions.</summary>
public sealed class ProgrammeText;
