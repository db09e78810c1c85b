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
        if (!app.Services.GetRequiredService<IOptions<HearingOptions>>().Value.Demo)
        {
            return;
        }

        app.MapGet("/_demo/sign-in/{role}", (string role, HttpContext http) =>
            Page.Of<DemoSignInPage>(new { Role = Find(role, http).Role })).ForEveryone();
        app.MapForm("/_demo/sign-in/{role}", async (string role, HttpContext http, SignIn signIn) =>
        {
            await signIn.AsAsync(http, Find(role, http).Mail);
            return TypedResults.Redirect("/");
        }).ForEveryone();
        app.Lifetime.ApplicationStarted.Register(() => Print(app));
    }

    private static (string Role, string Mail) Find(string role, HttpContext http)
    {
        var found = DemoPersona.All.FirstOrDefault(p => p.Role == role);
        return found.Mail is not null && IsLoopback(http) ? found : throw new Refused(RefusalCode.NotFound, "There is no such demo link here.");
    }

    /// <summary>The test server has no address at all; a forwarded request comes from elsewhere.</summary>
    private static bool IsLoopback(HttpContext http) =>
        (http.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address)) && !http.Request.Headers.ContainsKey("X-Forwarded-For");

    private static void Print(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (address is null)
        {
            return;
        }

        Console.WriteLine($"ready {address}");
        foreach (var (role, _) in DemoPersona.All)
        {
            Console.WriteLine($"sign-in {role} {address}/_demo/sign-in/{role}");
        }
    }
}
