namespace Hearing.Client.Planning;

/// <summary>Names the resources of why: why not all fit, why a session is where it is, and what a re-plan moves.</summary>
public sealed class WhyText;
