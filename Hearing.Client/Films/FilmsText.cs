namespace Hearing.Client.Films;

/// <summary>Names the resources of this feature's pages.</summary>
public sealed class FilmsText;
