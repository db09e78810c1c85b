namespace Hearing.Client.Webinars;

/// <summary>Names the resources of this feature's pages.</summary>
public sealed class WebinarsText;
