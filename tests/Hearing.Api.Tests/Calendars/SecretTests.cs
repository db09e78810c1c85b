using Hearing.Api.Tests.Documents;

namespace Hearing.Api.Tests.Calendars;

public sealed class SecretTests
{
    [Theory]
    [InlineData("Warning")]
    [InlineData("Information")]
    public async Task The_secret_of_a_calendar_is_never_logged(string level)
    {
        const string secret = "fedcba9876543210fedcba9876543210";
        using var log = new LogListener(line => line.Contains(secret, StringComparison.Ordinal));
        await using var app = new HearingApp
        {
            Log = log,
            Settings = { ["Logging:LogLevel:Microsoft.AspNetCore"] = level, ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = level },
        };
        var sample = new SampleEdition();
        await app.Store(sample.Rows());
        await app.InDatabase(db =>
        {
            db.People.Single(p => p.Mail == SampleEdition.Juror).CalendarSecret = secret;
            return db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        Assert.Contains("Karlstads kommun", await app.Stranger().GetStringAsync($"/calendar/{secret}.ics", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(log.Lines);
    }
}
