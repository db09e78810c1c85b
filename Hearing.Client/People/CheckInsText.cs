namespace Hearing.Client.People;

/// <summary>Names the resources of the page that says who is here.</summary>
public sealed class CheckInsText;
