namespace Hearing.Client.People;

/// <summary>Names the resources of the own page.</summary>
public sealed class MeText;
