namespace Hearing.Client.People;

/// <summary>Names the resources of the page that reads candidates and people in.</summary>
public sealed class RosterText;
