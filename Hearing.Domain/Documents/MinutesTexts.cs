using System.Globalization;

namespace Hearing.Domain.Documents;

/// <summary>The words of printed minutes in one language. Those with {0}, {1} … are format texts.</summary>
public sealed record MinutesTexts
{
    public required CultureInfo Culture { get; init; }
    public required MinutesHeadings Headings { get; init; }
    public required string Author { get; init; }

    /// <summary>{0} is the award's year.</summary>
    public required string Kicker { get; init; }

    /// <summary>{0} is the room's name, {1} the edition's.</summary>
    public required string Title { get; init; }

    /// <summary>{0} is the edition's name, {1} the room's.</summary>
    public required string Footer { get; init; }
    public required string Began { get; init; }
    public required string Ended { get; init; }
    public required string Where { get; init; }
    public required string Lines { get; init; }
    public required string LastHash { get; init; }
    public required string NotBegun { get; init; }
    public required string GoesOn { get; init; }

    /// <summary>A line that is not as it was written; {0} and {1} are the first and last revision in question.</summary>
    public required string Changed { get; init; }

    /// <summary>Lines that are gone; {0} and {1} as for <see cref="Changed"/>.</summary>
    public required string Missing { get; init; }

    /// <summary>{0} is how long it was to take, {1} when it was to begin.</summary>
    public required string Planned { get; init; }

    /// <summary>{0} is when it began, {1} when it ended, {2} how long it moved.</summary>
    public required string Real { get; init; }
    public required string NeverOn { get; init; }

    /// <summary>{0} and {1} are from and until, {2} the reason or nothing.</summary>
    public required string Held { get; init; }
    public required string Skipped { get; init; }
    public required string Moved { get; init; }
    public required string Inserted { get; init; }

    /// <summary>{0} is what was got, {1} what was planned.</summary>
    public required string Share { get; init; }
    public required string HardPoints { get; init; }

    /// <summary>{0} is the purpose, {1} the instant, {2} when what came before it was over.</summary>
    public required string HardPointKept { get; init; }

    /// <summary>As <see cref="HardPointKept"/>.</summary>
    public required string HardPointBroken { get; init; }
    public required string Absences { get; init; }

    /// <summary>{0} is who, {1} when it was found.</summary>
    public required string Absent { get; init; }

    /// <summary>{0} is who, {1} when it was found, {2} when they came on stage.</summary>
    public required string AbsentAndBack { get; init; }
    public required string Conflicts { get; init; }

    /// <summary>{0} is the juror, {1} the candidate.</summary>
    public required string Conflict { get; init; }

    public required string Films { get; init; }

    /// <summary>{0} is the candidate, {1} the film's version.</summary>
    public required string FilmSeenByAll { get; init; }

    /// <summary>{0} is the candidate, {1} the film's version, {2} who has not seen it whole, with their shares.</summary>
    public required string FilmSeenBySome { get; init; }

    /// <summary>{0} is a person, {1} the share seen.</summary>
    public required string FilmShare { get; init; }

    /// <summary>A person whose name is not known any more.</summary>
    public required string Somebody { get; init; }

    /// <summary>{0} is what was done, {1} the revision that took it back.</summary>
    public required string Undone { get; init; }

    /// <summary>What a fact says happened, as a sentence without who did it.</summary>
    public required Func<Contracts.RunFact, string> What { get; init; }

    /// <summary>Why a cue was held.</summary>
    public required Func<Contracts.HoldReason, string> Reason { get; init; }

    /// <summary>The text with its places filled in.</summary>
    public string Fill(string format, params ReadOnlySpan<object?> values) => string.Format(Culture, format, values);
}
