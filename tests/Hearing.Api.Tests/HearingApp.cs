using System.Security.Claims;
using Hearing.Api.People;
using Hearing.Api.Storage;
using Hearing.Domain;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Hearing.Api.Tests;

/// <summary>The whole server in this process, on a real SQLite database of its own and a clock that the test moves.</summary>
public sealed class HearingApp : WebApplicationFactory<Program>
{
    public const string Organiser = "organiser@example.org";
    private readonly string _directory = Directory.CreateTempSubdirectory("hearing-").FullName;

    static HearingApp() => FewAssets.Keep();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    public string DataDirectory => _directory;

    /// <summary>More configuration, set before the first request.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>What stands in for outbound ports.</summary>
    public Action<IServiceCollection>? Ports { get; init; }

    /// <summary>Hears what the server logs.</summary>
    public LogListener? Log { get; init; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        EmptyDatabase.PutInto(_directory);
        builder.UseSetting("Hearing:DataDirectory", _directory);
        builder.UseSetting("Hearing:Organiser", Organiser);
        builder.UseSetting("Hearing:Films:Jobs", "false");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            if (Log is not null)
            {
                services.RemoveAll<ILoggerProvider>();
                services.AddSingleton<ILoggerProvider>(Log);
            }

            Ports?.Invoke(services);
        });
    }

    /// <summary>A client signed in with that mail address, by a cookie as the server itself makes it.</summary>
    public HttpClient As(string mail) => By(CookieOf(mail));

    /// <summary>A client that sends this cookie.</summary>
    public HttpClient By(string cookie)
    {
        var client = Stranger();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }

    /// <summary>A client that is not signed in and follows no redirects.</summary>
    public HttpClient Stranger() => CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });

    /// <summary>Does something with the database.</summary>
    internal async Task<T> InDatabase<T>(Func<HearingDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<HearingDb>());
    }

    /// <summary>Stores these things.</summary>
    internal Task Store(params object[] entities) => InDatabase(async db =>
    {
        db.AddRange(entities);
        return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_directory))
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(_directory, recursive: true);
        }
    }

    /// <summary>The cookie of a browser that is signed in as the owner of the address.</summary>
    public string CookieOf(string mail) => CookieOf(mail, null);

    /// <summary>The same; to one edition alone when its organiser vouched.</summary>
    internal string CookieOf(string mail, EditionId? only)
    {
        var session = new SignInSession { Id = Guid.NewGuid(), MailKey = mail.ToLowerInvariant(), CreatedAt = Clock.GetUtcNow() };
        using (var scope = Services.CreateScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<HearingDb>();
            db.Add(session);
            db.SaveChanges();
        }

        Claim[] vouched = only is { } edition ? [new(HearingClaims.OnlyEdition, edition.Value.ToString())] : [];
        return Cookie([new(ClaimTypes.Email, mail), new(ClaimTypes.Name, mail), new(HearingClaims.Session, session.Id.ToString()), .. vouched]);
    }

    /// <summary>The cookie of a screen that is paired.</summary>
    public string CookieOf(Display display) => Cookie(new(HearingClaims.Display, display.Id.ToString()), new(ClaimTypes.Name, display.Room!));

    private string Cookie(params Claim[] claims)
    {
        var options = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var identity = new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme);
        var properties = new AuthenticationProperties { IssuedUtc = Clock.GetUtcNow(), ExpiresUtc = Clock.GetUtcNow().AddDays(30) };
        return "hearing=" + options.TicketDataFormat.Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), properties, CookieAuthenticationDefaults.AuthenticationScheme));
    }
}
