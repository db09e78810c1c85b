using System.Diagnostics;
using static Hearing.Api.Tests.Documents.SampleEdition;

namespace Hearing.Api.Tests.Documents.Credentials;

/// <summary>Tries every change, and how long the check page takes; <c>deploy/bench.sh documents</c> runs it and shows the rows.</summary>
public sealed class CredentialDocumentsBench : SampleEditionTests
{
    [Fact(Explicit = true)]
    public void Every_change_of_a_single_character_of_50_credentials_is_refused()
    {
        using var tests = new CredentialCheckTests();
        var start = Stopwatch.GetTimestamp();
        var tried = tests.Changed(50, _ => $"{CredentialCheckTests.Letters}.=+/");
        var otherwise = tests.Otherwise(50);
        Say($"| every change of a single character of 50 credentials to each other letter of base64url and to . = + / | refused | {tried:N0} of {tried:N0}, in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s |");
        Say($"| their headers with 13 other algorithms, signed by us too, and signatures written otherwise | refused | {otherwise:N0} of {otherwise:N0} |");
    }

    [Fact(Explicit = true)]
    public async Task The_check_page_answers_at_once()
    {
        await Forms.PressAsync(App.As(Organiser), $"/{Slug}/documents", $"/{Slug}/documents/certificates");
        await Change(db => db.Editions.Single().Release(App.Clock.GetUtcNow()));
        var code = await App.InDatabase(db => Task.FromResult(db.Certificates.First().Code));
        var client = App.Stranger();
        var taken = new List<double>();
        for (var turn = 0; turn < 500; turn++)
        {
            var start = Stopwatch.GetTimestamp();
            (await client.GetAsync($"/verify/{code}", Cancel)).EnsureSuccessStatusCode();
            taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            // Below the limit of requests a minute.
            App.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var warm = taken.Skip(200).Order().ToList();
        Say($"| check page, in the test host without a network, 300 after 200 to warm up | ≤ 5 ms at the median | {warm[150]:0.0} ms, 95 % within {warm[285]:0.0} ms |");
    }

    private static void Say(FormattableString row) => TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(row));
}
