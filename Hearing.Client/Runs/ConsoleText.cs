namespace Hearing.Client.Runs;

/// <summary>Names the resources of the console.</summary>
public sealed class ConsoleText;
