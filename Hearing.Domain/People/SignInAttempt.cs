using Hearing.Domain.Contracts;

namespace Hearing.Domain.People;

/// <summary>
/// One browser asking to be let in: by a link that is sent by mail, or in person by a code that the organiser types in.
/// It knows secrets by their hashes only, and lets in the browser that asked, once, until it expires.
/// </summary>
public sealed class SignInAttempt
{
    /// <summary>How long an attempt lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>How many wrong codes end the attempt.</summary>
    public const int MostWrongCodes = 5;

    public required Guid Id { get; init; }

    /// <summary>Hash of the secret that the asking browser keeps.</summary>
    public required string BrowserHash { get; init; }

    /// <summary>Hash of the network address that asked, for the limit per address.</summary>
    public required string AddressHash { get; init; }

    /// <summary>Whom it lets in, as <see cref="Person.MailKey"/>; null until the organiser says so.</summary>
    public string? MailKey { get; private set; }

    /// <summary>The one edition it lets in to, when an organiser vouched; null when the mail address itself is proven.</summary>
    public EditionId? EditionId { get; private set; }

    /// <summary>Hash of the link's token; null in person.</summary>
    public string? TokenHash { get; private init; }

    /// <summary>Hash of the code that stands for this attempt on another screen.</summary>
    public string? CodeHash { get; private set; }

    /// <summary>Whether the asking browser may enter without more: the organiser has typed in its code.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The page the browser came from.</summary>
    public required string ReturnPath { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SpentAt { get; private set; }
    public int WrongCodes { get; private set; }
    public long Revision { get; set; }

    /// <summary>The first instant at which it is no longer valid.</summary>
    public DateTimeOffset ExpiresAt => CreatedAt + Lifetime;

    /// <summary>An attempt by mail.</summary>
    public static SignInAttempt ByMail(Guid id, string mailKey, string tokenHash, SignInOrigin origin, DateTimeOffset now) => new()
    {
        Id = id,
        MailKey = mailKey,
        TokenHash = tokenHash,
        BrowserHash = origin.BrowserHash,
        AddressHash = origin.AddressHash,
        ReturnPath = origin.ReturnPath,
        CreatedAt = now,
    };

    /// <summary>An attempt in person: its code is shown on the asking screen.</summary>
    public static SignInAttempt InPerson(Guid id, string codeHash, SignInOrigin origin, DateTimeOffset now) => new()
    {
        Id = id,
        CodeHash = codeHash,
        BrowserHash = origin.BrowserHash,
        AddressHash = origin.AddressHash,
        ReturnPath = origin.ReturnPath,
        CreatedAt = now,
    };

    /// <summary>Whether it can still let somebody in.</summary>
    public bool IsAlive(DateTimeOffset now) => SpentAt is null && now < ExpiresAt && WrongCodes < MostWrongCodes;

    /// <summary>The link was used in another browser than the one that asked: that browser shows a code to type into the first.</summary>
    public void ShowCodeElsewhere(string codeHash, DateTimeOffset now)
    {
        Check(TokenHash is not null && IsAlive(now));
        CodeHash = codeHash;
    }

    /// <summary>The organiser of an edition vouches for the human in front of the asking screen.</summary>
    public void LetIn(string mailKey, EditionId edition, DateTimeOffset now)
    {
        Check(TokenHash is null && MailKey is null && IsAlive(now));
        (MailKey, EditionId, IsOpen) = (mailKey, edition, true);
    }

    /// <summary>A code is typed into the asking browser; false when it is not the one, which counts.</summary>
    public bool TryCode(string codeHash, DateTimeOffset now)
    {
        Check(TokenHash is not null && IsAlive(now));
        if (CodeHash == codeHash)
        {
            return true;
        }

        WrongCodes++;
        return false;
    }

    /// <summary>Spends the attempt: the browser that asked goes in.</summary>
    /// <returns>The mail address of the human who goes in.</returns>
    public string Enter(string browserHash, DateTimeOffset now)
    {
        Check(MailKey is not null && BrowserHash == browserHash && IsAlive(now));
        SpentAt = now;
        return MailKey!;
    }

    private static void Check(bool valid)
    {
        if (!valid)
        {
            throw new Refused(RefusalCode.SignInNotValid, "The sign-in link or code is wrong, spent or too old.");
        }
    }
}

/// <summary>Where an attempt comes from: the browser and its network address by their hashes, and the page to go back to.</summary>
public sealed record SignInOrigin(string BrowserHash, string AddressHash, string ReturnPath);
