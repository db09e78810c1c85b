using System.Text;
using Hearing.Domain.Contracts;

namespace Hearing.Domain;

/// <summary>
/// A rule said no. Carries the closed code, and a sentence in English for logs and programs; pages translate the code,
/// or the reason with its facts (such as a length found) where a code has several.
/// </summary>
public sealed class Refused(RefusalCode code, string message, string? reason = null, params object[] facts) : Exception(message)
{
    /// <summary>Which of the code's reasons, as pages' texts name it; null when the code says it all.</summary>
    public string? Reason { get; } = reason;

    /// <summary>What the reason's text tells: numbers and names.</summary>
    public IReadOnlyList<object> Facts { get; } = facts;

    /// <summary>The closed code.</summary>
    public RefusalCode Code { get; } = code;

    /// <summary>The code as it is written on the wire: <c>CueChanged</c> is <c>cue-changed</c>.</summary>
    public string CodeText => Text(Code);

    /// <inheritdoc cref="CodeText"/>
    public static string Text(RefusalCode code)
    {
        var text = new StringBuilder();
        foreach (var letter in code.ToString())
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
