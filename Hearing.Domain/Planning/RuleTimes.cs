namespace Hearing.Domain.Planning;

/// <summary>Minutes that rules take where they do not say otherwise.</summary>
public static class RuleTimes
{
    /// <summary>Between two sessions from which a person has had a pause: <see cref="RuleKind.AtMostInARow"/>.</summary>
    public const int Pause = 15;

    /// <summary>Between two sessions that still lie close together: <see cref="RuleKind.CloseTogether"/>.</summary>
    public const int Near = 60;

    /// <summary>Without a break: <see cref="RuleKind.BreakAfter"/>.</summary>
    public const int WithoutBreak = 150;
}
