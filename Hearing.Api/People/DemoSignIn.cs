using System.Net;
using Hearing.Api.Web;
using Hearing.Client.People;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Hearing.Api.People;

/// <summary>Sign-in links of the demo: a page each whose one button signs in; on loopback and with the demo only.</summary>
internal static class DemoSignIn
{
    public static void MapDemoSignIn(this WebApplication app)
    {
        var demo = app.Services.GetRequiredService<IOptions<HearingOptions>>().Value.Demo;
        app.Lifetime.ApplicationStarted.Register(() => Print(app, demo));
        if (!demo)
        {
            return;
        }

        app.MapGet("/_demo/sign-in/{role}", (string role, HttpContext http) =>
            Page.Of<DemoSignInPage>(new { Role = Find(role, http).Role })).ForEveryone();
        app.MapPost("/_demo/sign-in/{role}", async (string role, HttpContext http, SignIn signIn) =>
        {
            await signIn.AsAsync(http, Find(role, http).Mail);
            return TypedResults.Redirect("/");
        }).AsForm().ForEveryone();
    }

    private static (string Role, string Mail) Find(string role, HttpContext http)
    {
        var found = DemoPersona.All.FirstOrDefault(p => p.Role == role);
        return found.Mail is not null && IsLoopback(http) && IsCalledLoopback(http.Request) ? found : throw new Refused(RefusalCode.NotFound, "There is no such demo link here.");
    }

    /// <summary>The test server has no address at all; a forwarded request comes from elsewhere.</summary>
    private static bool IsLoopback(HttpContext http) =>
        (http.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address)) && !http.Request.Headers.ContainsKey("X-Forwarded-For");

    /// <summary>A page elsewhere that lets its own name point to this machine calls us by that name.</summary>
    private static bool IsCalledLoopback(HttpRequest request) => new UriBuilder(request.Scheme, request.Host.Host).Uri.IsLoopback;

    private static void Print(WebApplication app, bool demo)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (address is null)
        {
            return;
        }

        var bound = BindingAddress.Parse(address);
        var url = $"{bound.Scheme}://{(bound.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : bound.Host)}:{bound.Port}";
        Console.WriteLine($"ready {url}");
        foreach (var (role, _) in demo ? DemoPersona.All : [])
        {
            Console.WriteLine($"sign-in {role} {url}/_demo/sign-in/{role}");
        }
    }
}
