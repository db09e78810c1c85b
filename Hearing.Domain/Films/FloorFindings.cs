namespace Hearing.Domain.Films;

/// <summary>What the device check tries for those who are to be seen and heard on the floor.</summary>
public enum FloorStep
{
    Camera,
    Microphone,
    /// <summary>Whether a tone is heard in what the person will listen to.</summary>
    Speaker,
    /// <summary>Sharing a screen.</summary>
    Screen,
    /// <summary>Media through the TURN server, the way out of locked networks.</summary>
    Relay,
}

/// <summary>How a step went.</summary>
public enum StepOutcome
{
    NotTried,
    Works,
    /// <summary>The browser, its owner or the system said no.</summary>
    NotAllowed,
    NoDevice,
    /// <summary>Another program has the device.</summary>
    Busy,
    /// <summary>It began, and nothing was seen, heard or reached.</summary>
    Nothing,
    /// <summary>The browser does not have it.</summary>
    Unsupported,
    Failed,
}

/// <summary>What a device said of camera, microphone, speaker, screen and network in the device check; each step is tried only when its owner says so.</summary>
public sealed record FloorFindings(StepOutcome Camera, StepOutcome Microphone, StepOutcome Speaker, StepOutcome Screen, StepOutcome Relay)
{
    /// <summary>Nothing was tried.</summary>
    public static readonly FloorFindings Untried = new(StepOutcome.NotTried, StepOutcome.NotTried, StepOutcome.NotTried, StepOutcome.NotTried, StepOutcome.NotTried);

    /// <summary>Every step with its outcome, in the order of the check.</summary>
    public IReadOnlyList<(FloorStep Step, StepOutcome Outcome)> Steps() =>
        [(FloorStep.Camera, Camera), (FloorStep.Microphone, Microphone), (FloorStep.Speaker, Speaker), (FloorStep.Screen, Screen), (FloorStep.Relay, Relay)];

    /// <summary>Whether every step may end as it is said to: a loudspeaker is not asked for permission, and a network is no device.</summary>
    public bool IsPossible() => Steps().All(s => OutcomesOf(s.Step).Contains(s.Outcome));

    /// <summary>Whether something was tried that does not work.</summary>
    public bool HasTrouble() => Steps().Any(s => IsTrouble(s.Step, s.Outcome));

    /// <summary>How a step can end.</summary>
    public static IReadOnlyList<StepOutcome> OutcomesOf(FloorStep step) => step switch
    {
        FloorStep.Camera or FloorStep.Microphone => Enum.GetValues<StepOutcome>(),
        FloorStep.Speaker => [StepOutcome.NotTried, StepOutcome.Works, StepOutcome.Nothing, StepOutcome.Unsupported, StepOutcome.Failed],
        FloorStep.Screen => [StepOutcome.NotTried, StepOutcome.Works, StepOutcome.NotAllowed, StepOutcome.Busy, StepOutcome.Unsupported, StepOutcome.Failed],
        FloorStep.Relay => [StepOutcome.NotTried, StepOutcome.Works, StepOutcome.Nothing, StepOutcome.Unsupported, StepOutcome.Failed],
        _ => [],
    };

    /// <summary>Whether the outcome is something to mend. What was not tried is not known to be wrong, and a phone that shares no screen is as it should be.</summary>
    public static bool IsTrouble(FloorStep step, StepOutcome outcome) =>
        outcome is not (StepOutcome.NotTried or StepOutcome.Works) && (step, outcome) is not (FloorStep.Screen, StepOutcome.Unsupported);
}
