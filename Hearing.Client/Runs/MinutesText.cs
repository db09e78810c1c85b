namespace Hearing.Client.Runs;

/// <summary>Names the resources of the minutes.</summary>
public sealed class MinutesText;
