namespace Hearing.Client.Planning;

/// <summary>Names the resources of planning.</summary>
public sealed class PlanText;
