using System.Collections.Concurrent;
using Hearing.Api.Tests.Documents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hearing.Api.Tests.Calendars;

public sealed class SecretTests
{
    [Theory]
    [InlineData("Warning")]
    [InlineData("Information")]
    public async Task The_secret_of_a_calendar_is_never_logged(string level)
    {
        const string secret = "fedcba9876543210fedcba9876543210";
        var lines = new ConcurrentQueue<string>();
        await using var app = new HearingApp { Settings = { ["Logging:LogLevel:Microsoft.AspNetCore"] = level, ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = level } };
        await using var listened = app.WithWebHostBuilder(builder => builder.ConfigureServices(s => s.AddSingleton<ILoggerProvider>(new Listener(lines))));
        var sample = new SampleEdition();
        await app.Store(sample.Rows());
        await app.InDatabase(db =>
        {
            db.People.Single(p => p.Mail == SampleEdition.Juror).CalendarSecret = secret;
            return db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        var client = listened.CreateClient();
        Assert.Contains("Karlstads kommun", await client.GetStringAsync($"/calendar/{secret}.ics", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Contains(secret, StringComparison.Ordinal));
    }

    private sealed class Listener(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            lines.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception));
    }
}
