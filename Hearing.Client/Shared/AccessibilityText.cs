namespace Hearing.Client.Shared;

/// <summary>Names the resources of the accessibility statement.</summary>
public sealed class AccessibilityText;
