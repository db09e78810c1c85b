namespace Hearing.Client.Screens;

/// <summary>Names the resources of the screens in the house.</summary>
public sealed class ScreensText;
