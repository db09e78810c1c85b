using Hearing.Api.Films;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Editions;

/// <summary>The two sample editions, loaded into an empty database when the configuration asks for the demo.</summary>
internal static partial class DemoLoading
{
    /// <summary>Loads them once; a database with any edition is left alone.</summary>
    public static async Task LoadDemoAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<HearingDb>();
        if (!services.GetRequiredService<IOptions<HearingOptions>>().Value.Demo || await db.Editions.AnyAsync())
        {
            return;
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var films = services.GetRequiredService<SampleFilms>();
        await db.StoreEditionAsync(await films.WithFilmAsync(Confirmed(Samples.Document(Samples.Finished), now), CancellationToken.None), CancellationToken.None);
        var demo = Samples.Document(Samples.Demo);
        var times = DemoTimes.From(now, HearingZone.Named(demo.TimeZone));
        await db.StoreEditionAsync(Confirmed(times.Apply(demo), now), CancellationToken.None);
        await films.HandInAsync(demo.Id, CancellationToken.None);
        SayWhen(app.Logger, times.Date, times.Start, times.IsTomorrow ? " (tomorrow: less than an hour of today is left)" : "");
    }

    /// <summary>Everybody in a sample is invited, which wakes the jurors' roles.</summary>
    public static EditionContent Confirmed(EditionDocument document, DateTimeOffset now)
    {
        var content = EditionImport.Content(document);
        foreach (var person in content.People)
        {
            person.InvitedAt = now;
        }

        return content;
    }

    [LoggerMessage(LogLevel.Information, "The demo's first session begins {Date} at {Time}{Remark}")]
    private static partial void SayWhen(ILogger logger, DateOnly date, TimeOnly time, string remark);
}
