using Hearing.Api.Mail;
using Hearing.Api.Runs;
using Hearing.Domain.Editions;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Tests.Web;

/// <summary>
/// The demo edition with one caller of each kind and something of everything, in each of its phases. What a request changes is taken back
/// by copying the phase's database over the changed one.
/// </summary>
internal sealed class AccessWorld : IAsyncDisposable
{
    public const string Slug = "demo";
    public const string MaterialWord = "MATERIALORD", NoteWord = "ANTECKNINGSORD", MotivationWord = "MOTIVERINGSORD";
    private readonly Dictionary<Phase, SqliteConnection> _kept = [];
    private readonly Dictionary<char, (string Form, string Cookie)> _tokens = [];

    public HearingApp App { get; } = new() { Settings = { ["Hearing:Demo"] = "true", ["Hearing:Organiser"] = DemoPersona.Organiser }, Ports = AccessPorts.Add };
    public Phase Phase { get; private set; }
    public Dictionary<string, string> Ids { get; } = new() { ["edition"] = Slug, ["room"] = "main", ["version"] = "1", ["language"] = "sv", ["role"] = "juror", ["documentName"] = "v1" };
    public Dictionary<char, string?> Cookies { get; } = new() { ['S'] = null };
    public HttpClient Client { get; private set; } = null!;
    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<AccessWorld> MakeAsync()
    {
        var world = new AccessWorld();
        world.Client = world.App.Stranger();
        await world.App.Services.GetRequiredService<OutboxSending>().StopAsync(Cancel);
        await AccessFilling.FillAsync(world);
        foreach (var phase in Enum.GetValues<Phase>())
        {
            world.Phase = phase;
            await AccessPhases.ReachAsync(world);
            world.Keep();
        }

        return world;
    }

    /// <summary>Puts the edition into that phase, as it was when it reached it.</summary>
    public void Enter(Phase phase)
    {
        Phase = phase;
        Restore();
        // No edition goes back in time but here: what the server keeps of the other phase for a heartbeat is old by then.
        App.Clock.Advance(Heartbeats.Every);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var kept in _kept.Values)
        {
            kept.Dispose();
        }

        App.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A form's token for this caller, as a page would carry it, and the cookie that goes with it.</summary>
    public (string Form, string Cookie) Token(char caller)
    {
        if (!_tokens.TryGetValue(caller, out var tokens))
        {
            var options = App.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
            using var scope = App.Services.CreateScope();
            var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
            if (Cookies[caller] is { } cookie)
            {
                context.User = options.TicketDataFormat.Unprotect(cookie.Split('=', 2)[1])!.Principal;
            }

            var made = scope.ServiceProvider.GetRequiredService<IAntiforgery>().GetTokens(context);
            _tokens[caller] = tokens = (made.RequestToken!, $"hearing-form={made.CookieToken}");
        }

        return tokens;
    }

    /// <summary>Takes back what a request has changed.</summary>
    public void Restore()
    {
        using var file = OpenFile();
        _kept[Phase].BackupDatabase(file);
    }

    private void Keep()
    {
        var kept = _kept[Phase] = new("Data Source=:memory:");
        kept.Open();
        using var file = OpenFile();
        file.BackupDatabase(kept);
    }

    private SqliteConnection OpenFile()
    {
        var file = new SqliteConnection($"Data Source={Path.Combine(App.DataDirectory, "hearing.db")};Pooling=False");
        file.Open();
        // What the server does behind a request may be writing still.
        using var patience = file.CreateCommand();
        patience.CommandText = "PRAGMA busy_timeout = 10000";
        patience.ExecuteNonQuery();
        return file;
    }
}
