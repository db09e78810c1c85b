namespace Hearing.Client.Shared;

/// <summary>Names the resources of the frame and shared components.</summary>
public sealed class SharedText;
