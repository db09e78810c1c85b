namespace Hearing.Api.Tests.Documents.Credentials;

/// <summary>Tries every change; <c>deploy/bench.sh documents</c> runs it and shows the row.</summary>
public sealed class CredentialDocumentsBench
{
    [Fact(Explicit = true)]
    public void Every_change_of_a_single_character_of_50_credentials_is_refused()
    {
        using var tests = new CredentialCheckTests();
        var tried = tests.Changed(50, _ => $"{CredentialCheckTests.Letters}.=+/");
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"| every change of a single character of 50 credentials | refused | {tried:N0} of {tried:N0} |"));
    }
}
