using Hearing.Domain.Contracts;

namespace Hearing.Domain.Help;

/// <summary>Where a call for help stands.</summary>
public enum HelpState { Open, Taken, Solved }

/// <summary>Somebody needs help ("we cannot get in"). Anybody may ask, strangers too.</summary>
public sealed class HelpRequest
{
    /// <summary>The longest name or place, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>The longest account of what is wrong, in characters.</summary>
    public const int LongestText = 1000;

    /// <summary>How far back requests are counted for the limits.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>A whole hearing may sit behind one address; beyond this it is somebody's program.</summary>
    public const int MostByAddress = 40;

    /// <summary>A person asks again once or twice.</summary>
    public const int MostByPerson = 5;

    public required Guid Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>The signed-in person; null for strangers, and once that person's traces were erased.</summary>
    public PersonId? By { get; private set; }

    /// <summary>Hash of the network address, for the limit; empty once solved.</summary>
    public string AddressHash { get; private set; } = "";
    public string Who { get; private set; } = "";
    public string Where { get; private set; } = "";
    public string What { get; private set; } = "";
    public required DateTimeOffset At { get; init; }
    public HelpState State { get; private set; }
    public PersonId? TakenBy { get; private set; }
    public DateTimeOffset? TakenAt { get; private set; }
    public DateTimeOffset? SolvedAt { get; private set; }
    public long Revision { get; set; } = 1;

    /// <summary>A new request.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.Invalid"/> when a field is empty or too long.</exception>
    public static HelpRequest Ask(EditionId edition, PersonId? by, string addressHash, string? who, string? where, string? what, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        EditionId = edition,
        By = by,
        AddressHash = addressHash,
        Who = Tidy(who, LongestName, "WhoMissing"),
        Where = Tidy(where, LongestName, "WhereMissing"),
        What = Tidy(what, LongestText, "WhatMissing"),
        At = now,
    };

    /// <summary>Somebody takes it on; another may take it over while it is not solved.</summary>
    public void Take(PersonId by, DateTimeOffset now)
    {
        Need(State != HelpState.Solved);
        (State, TakenBy, TakenAt) = (HelpState.Taken, by, now);
    }

    /// <summary>It is solved, by whoever had taken it or says so now.</summary>
    public void Solve(PersonId by, DateTimeOffset now)
    {
        Need(State != HelpState.Solved);
        (State, TakenBy, TakenAt, SolvedAt, AddressHash) = (HelpState.Solved, TakenBy ?? by, TakenAt ?? now, now, "");
    }

    /// <summary>It was not solved after all.</summary>
    public void Reopen()
    {
        Need(State == HelpState.Solved);
        (State, TakenBy, TakenAt, SolvedAt) = (HelpState.Open, null, null, null);
    }

    /// <summary>Erases who asked and what they wrote.</summary>
    public void Forget() => (By, AddressHash, Who, Where, What) = (null, "", "", "", "");

    private static string Tidy(string? text, int most, string reason)
    {
        var words = new string([.. (text ?? "").ReplaceLineEndings("\n").Where(c => !char.IsControl(c) || c == '\n')]).Trim();
        return words.Length > 0 && words.Length <= most ? words : throw new Refused(RefusalCode.Invalid, $"Between 1 and {most} characters are needed.", reason, most);
    }

    private static void Need(bool possible)
    {
        if (!possible)
        {
            throw new Refused(RefusalCode.CommandNotPossible, "The request does not stand where that could be done.");
        }
    }
}
