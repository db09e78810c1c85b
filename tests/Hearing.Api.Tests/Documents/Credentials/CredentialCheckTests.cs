using System.Buffers.Text;
using System.Text;
using Hearing.Api.Documents.Credentials;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Hearing.Api.Tests.Documents.Credentials;

/// <summary>What is taken for a credential of ours: what was signed, as it was written, and nothing else.</summary>
public sealed class CredentialCheckTests : IDisposable
{
    internal const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private readonly string _directory = Directory.CreateTempSubdirectory("hearing-keys-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly CredentialKeys _keys;
    private readonly CredentialWriting _writing;
    private readonly CredentialCheck _check;

    public CredentialCheckTests() => (_keys, _writing, _check) = Installation(_directory);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Every_change_of_a_single_character_of_two_credentials_is_refused() =>
        Assert.True(Changed(2, Neighbours) > 5_000);

    [Fact]
    public void What_we_signed_is_ours_also_with_white_space_around_it()
    {
        var jwt = Badge(1);
        Assert.Equal((SignatureState.Ours, Code(1)), _check.Read($"\r\n {jwt}\n"));
    }

    [Theory]
    [InlineData("padding", SignatureState.Changed)]
    [InlineData("last bits", SignatureState.Changed)]
    [InlineData("line break", SignatureState.Changed)]
    [InlineData("alg none", SignatureState.Changed)]
    [InlineData("alg HS256", SignatureState.Changed)]
    [InlineData("alg none, signed by us", SignatureState.Changed)]
    [InlineData("alg HS256, signed by us", SignatureState.Changed)]
    [InlineData("alg ES384, signed by us", SignatureState.Changed)]
    [InlineData("too long, signed by us", SignatureState.Changed)]
    [InlineData("alg twice", SignatureState.Changed)]
    [InlineData("another typ", SignatureState.Changed)]
    [InlineData("another header", SignatureState.Changed)]
    [InlineData("DER signature", SignatureState.Changed)]
    [InlineData("no signature", SignatureState.Changed)]
    [InlineData("zero signature", SignatureState.Changed)]
    [InlineData("another's payload", SignatureState.Changed)]
    [InlineData("key in the header", SignatureState.Foreign)]
    [InlineData("two parts", SignatureState.Unreadable)]
    [InlineData("words", SignatureState.Unreadable)]
    public void What_was_not_signed_so_is_refused(string how, object expected) => Assert.Equal((SignatureState)expected, _check.Read(Forged(how)).State);

    [Fact]
    public void A_key_that_is_not_ours_is_told_apart_from_a_change()
    {
        var elsewhere = Directory.CreateTempSubdirectory("hearing-keys-").FullName;
        try
        {
            var (_, writing, _) = Installation(elsewhere);
            Assert.Equal(SignatureState.Foreign, _check.Read(writing.Badge(Edition, Certificate(1), 5)).State);
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [Fact]
    public void The_signed_list_of_withdrawn_ones_is_no_credential_of_a_certificate() =>
        Assert.Equal(SignatureState.Changed, _check.Read(_writing.StatusListOf(Edition, [Certificate(1)], new Dictionary<string, int> { [Code(1)] = 5 })).State);

    [Fact]
    public void A_key_signs_for_a_year_and_what_it_signed_is_ours_ever_after()
    {
        var first = Badge(1);
        _clock.Advance(TimeSpan.FromDays(366));
        var second = Badge(2);
        Assert.Equal(2, _keys.Public.Count);
        Assert.Single(Directory.GetFiles(Path.Combine(_directory, "keys"), "*.key"));
        Assert.NotEqual(first.Split('.')[0], second.Split('.')[0]);

        // Another node, or the same after a restart.
        var (_, _, again) = Installation(_directory);
        Assert.All([first, second], jwt => Assert.Equal(SignatureState.Ours, again.Read(jwt).State));
        Assert.Equal(2, _writing.KeySet()["keys"]!.AsArray().Count);
    }

    [Fact]
    public void A_key_whose_files_are_deleted_is_ours_no_more_and_a_new_one_signs()
    {
        var stolen = Badge(1);
        foreach (var file in Directory.GetFiles(Path.Combine(_directory, "keys")))
        {
            File.Delete(file);
        }

        Assert.Equal(SignatureState.Foreign, _check.Read(stolen).State);
        Assert.Equal(SignatureState.Ours, _check.Read(Badge(1)).State);
    }

    [Fact]
    public void Only_the_owner_reads_the_private_key_and_the_published_set_has_no_private_part()
    {
        Badge(1);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(_directory, "keys"), "*.key"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.DoesNotContain("\"d\"", _writing.KeySet().ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", string.Concat(Directory.GetFiles(Path.Combine(_directory, "keys"), "*.pub").Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    private static Edition Edition { get; } = new() { Id = EditionId.New(), Slug = "x", Name = "X", Year = 2026, Mode = HearingMode.OnSite, Criteria = [new("vision", "Vision", "…")] };

    private static string Code(int number) => CertificateCode.Of([(byte)number, .. new byte[15]]);

    private static Certificate Certificate(int number) => new()
    {
        Id = CertificateId.New(),
        EditionId = Edition.Id,
        CandidateId = CandidateId.New(),
        Number = $"2026-{number:00}",
        Code = Code(number),
        CandidateName = "Åby kommun",
        SchoolForms = [],
        Kind = CertificateKind.Award,
        Motivation = "För allt.",
        Year = 2026,
        IssuedAt = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero),
    };

    private string Badge(int number) => _writing.Badge(Edition, Certificate(number), number);

    /// <summary>Each place of each credential takes other letters in turn; how many were tried.</summary>
    internal long Changed(int credentials, Func<char, string> letters)
    {
        var tried = 0L;
        Parallel.For(1, credentials + 1, number =>
        {
            var jwt = Badge(number);
            for (var place = 0; place < jwt.Length; place++)
            {
                foreach (var letter in letters(jwt[place]).Where(l => l != jwt[place]))
                {
                    var changed = $"{jwt.AsSpan(0, place)}{letter}{jwt.AsSpan(place + 1)}";
                    Assert.True(_check.Read(changed).State != SignatureState.Ours, $"{number} {place} {letter}");
                    Interlocked.Increment(ref tried);
                }
            }

            Assert.Equal(SignatureState.Ours, _check.Read(jwt).State);
        });
        return tried;
    }

    /// <summary>The header of each credential names other algorithms in turn, as it was signed and signed anew with our key; and ways to write the signature otherwise.</summary>
    internal long Otherwise(int credentials)
    {
        string[] algorithms = ["none", "None", "", "HS256", "HS384", "HS512", "RS256", "PS256", "ES256K", "ES384", "ES512", "EdDSA", "es256"];
        var tried = 0L;
        foreach (var jwt in Enumerable.Range(1, credentials).Select(Badge))
        {
            var parts = jwt.Split('.');
            var header = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0]));
            var headers = algorithms.Select(a => Encoding.UTF8.GetBytes(header.Replace("ES256", a, StringComparison.Ordinal))).ToList();
            var changed = headers.Select(h => $"{Base64Url.EncodeToString(h)}.{parts[1]}.{parts[2]}")
                .Concat(headers.Select(h => Jws.Sign(h, Base64Url.DecodeFromChars(parts[1]), _keys.Signing(_clock.GetUtcNow()))))
                .Concat(new[] { "", "=", "==", "\0", "A" }.Select(end => $"{parts[0]}.{parts[1]}.{(end == "" ? "" : parts[2] + end)}"));
            foreach (var text in changed)
            {
                Assert.True(_check.Read(text).State != SignatureState.Ours, text);
                tried++;
            }
        }

        return tried;
    }

    /// <summary>The letter that differs in the last bit alone, and one more.</summary>
    private static string Neighbours(char letter) => Letters.IndexOf(letter, StringComparison.Ordinal) is var at and >= 0 ? $"{Letters[at ^ 1]}{Letters[at ^ 32]}" : "A-";

    private string Forged(string how)
    {
        var parts = Badge(1).Split('.');
        var header = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0]));
        string With(string head) => $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(head))}.{parts[1]}.{parts[2]}";
        string Signed(string head) => Jws.Sign(Encoding.UTF8.GetBytes(head), Base64Url.DecodeFromChars(parts[1]), _keys.Signing(_clock.GetUtcNow()));
        return how switch
        {
            "padding" => $"{parts[0]}.{parts[1]}.{parts[2]}==",
            // 64 bytes are 86 letters, the last of which carries two bits: the other four are zero when it is written as it has to be.
            "last bits" => $"{parts[0]}.{parts[1]}.{parts[2][..^1]}{Letters[Letters.IndexOf(parts[2][^1], StringComparison.Ordinal) | 1]}",
            "line break" => $"{parts[0]}.{parts[1][..40]}\n{parts[1][40..]}.{parts[2]}",
            "alg none" => With(header.Replace("ES256", "none", StringComparison.Ordinal)),
            "alg HS256" => With(header.Replace("ES256", "HS256", StringComparison.Ordinal)),
            "alg none, signed by us" or "alg HS256, signed by us" or "alg ES384, signed by us" => Signed(header.Replace("ES256", how.Split(' ', ',')[1], StringComparison.Ordinal)),
            "too long, signed by us" => Signed(new string(' ', Jws.Longest) + header),
            "alg twice" => Signed(header.Replace("{", "{\"alg\":\"none\",", StringComparison.Ordinal)),
            "another typ" => Signed(header.Replace("JWT", "vc+jwt", StringComparison.Ordinal)),
            "another header" => Signed(header.Replace("{", "{\"crit\":[\"b64\"],", StringComparison.Ordinal)),
            "DER signature" => $"{parts[0]}.{parts[1]}.{Base64Url.EncodeToString([0x30, 0x44, .. Base64Url.DecodeFromChars(parts[2])])}",
            "no signature" => $"{parts[0]}.{parts[1]}.",
            "zero signature" => $"{parts[0]}.{parts[1]}.{Base64Url.EncodeToString(new byte[64])}",
            "another's payload" => $"{parts[0]}.{Badge(2).Split('.')[1]}.{parts[2]}",
            "key in the header" => With("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"jwk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}}"),
            "two parts" => $"{parts[0]}.{parts[1]}",
            "words" => new string('a', 200),
            _ => throw new ArgumentOutOfRangeException(nameof(how)),
        };
    }

    private (CredentialKeys, CredentialWriting, CredentialCheck) Installation(string directory)
    {
        var options = Options.Create(new HearingOptions { DataDirectory = directory });
        var keys = new CredentialKeys(options);
        return (keys, new(keys, options, _clock), new(keys));
    }
}
