namespace Hearing.Client.Help;

/// <summary>Names the resources of calls for help.</summary>
public sealed class HelpText;
