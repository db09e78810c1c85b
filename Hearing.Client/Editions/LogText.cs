namespace Hearing.Client.Editions;

/// <summary>Texts of the log of changes.</summary>
public sealed class LogText;
