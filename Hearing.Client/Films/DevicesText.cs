namespace Hearing.Client.Films;

/// <summary>Names the resources of the device check.</summary>
public sealed class DevicesText;
