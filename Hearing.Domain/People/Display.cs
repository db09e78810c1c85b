using Hearing.Domain.Contracts;
using Hearing.Domain.Screens;

namespace Hearing.Domain.People;

/// <summary>A hall screen, stage timer or door sign: paired by a code it shows, bound to one room, revocable.</summary>
public sealed class Display
{
    /// <summary>How long a screen waits for its code to be typed in.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 60;

    public required Guid Id { get; init; }

    /// <summary>Hash of the secret that the screen's browser keeps until it is paired.</summary>
    public required string SecretHash { get; init; }

    /// <summary>Hash of the six digits on the screen; null once they are used.</summary>
    public string? CodeHash { get; set; }
    public EditionId? EditionId { get; private set; }

    /// <summary>Slug of its one room.</summary>
    public string? Room { get; private set; }

    /// <summary>What it shows.</summary>
    public ScreenKind Shows { get; private set; }

    /// <summary>What the people of the house call it, such as "the one by the door"; empty when they call it nothing.</summary>
    public string Name { get; private set; } = "";
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? PairedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public long Revision { get; set; }

    /// <summary>Whether its code still waits to be typed in.</summary>
    public bool IsWaiting(DateTimeOffset now) => PairedAt is null && RevokedAt is null && now < CreatedAt + Patience;

    /// <summary>Whether it may show its room.</summary>
    public bool IsPaired => PairedAt is not null && RevokedAt is null;

    /// <summary>Binds it to a room.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.SignInNotValid"/> when its code is used or too old.</exception>
    public void Pair(EditionId edition, string room, DateTimeOffset now)
    {
        if (!IsWaiting(now))
        {
            throw new Refused(RefusalCode.SignInNotValid, "The code is used or too old.");
        }

        (EditionId, Room, PairedAt, CodeHash) = (edition, room, now, null);
    }

    /// <summary>Says what it shows and what it is called. Its room stays: another room needs a new code.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.CommandNotPossible"/> when it is not paired; <see cref="RefusalCode.Invalid"/> for a name that is too long.</exception>
    public void Set(ScreenKind shows, string? name)
    {
        if (!IsPaired)
        {
            throw new Refused(RefusalCode.CommandNotPossible, "The screen is not paired.");
        }

        var tidy = new string([.. (name ?? "").Where(c => !char.IsControl(c))]).Trim();
        (Shows, Name) = tidy.Length <= LongestName ? (shows, tidy) : throw new Refused(RefusalCode.Invalid, $"A name has at most {LongestName} characters.", "NameTooLong", LongestName);
    }

    /// <summary>Takes its access away.</summary>
    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
