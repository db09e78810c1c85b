namespace Hearing.Client.Floors;

/// <summary>Names the resources of the floor: cameras, microphones and screens in the room.</summary>
public sealed class FloorText;
