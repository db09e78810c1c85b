namespace Hearing.Client.People;

/// <summary>Names the resources of the page on which candidates check their names, and of the letter that asks for it.</summary>
public sealed class NamesText;
