namespace Hearing.Domain.Documents;

/// <summary>
/// The code of a certificate's check page: 128 bits as 26 letters and digits in Crockford's base 32
/// (https://www.crockford.com/base32.html), which has no I, L, O or U.
/// </summary>
public static class CertificateCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>How many letters and digits a code has.</summary>
    public const int Length = 26;

    /// <summary>The code of 16 random bytes.</summary>
    public static string Of(ReadOnlySpan<byte> random)
    {
        if (random.Length != 16)
        {
            throw new ArgumentException("A code is made of 16 bytes.", nameof(random));
        }

        var value = new UInt128(
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(random),
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(random[8..]));
        return string.Create(Length, value, static (letters, rest) =>
        {
            for (var i = letters.Length - 1; i >= 0; i--, rest >>= 5)
            {
                letters[i] = Alphabet[(int)(rest & 31)];
            }
        });
    }

    /// <summary>
    /// The code as it is stored, of what a person typed: small letters, hyphens and spaces are allowed, O reads as 0, I and L as 1.
    /// Null when it cannot be a code.
    /// </summary>
    public static string? Read(string? typed)
    {
        var letters = (typed ?? "").ToUpperInvariant().Where(c => c is not ('-' or ' '))
            .Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c }).ToArray();
        return letters.Length == Length && letters.All(Alphabet.Contains) ? new string(letters) : null;
    }
}
