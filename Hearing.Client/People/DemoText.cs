namespace Hearing.Client.People;

/// <summary>Names the resources of the demo's sign-in page.</summary>
public sealed class DemoText;
