using System.Net;
using Microsoft.AspNetCore.Http;

namespace Hearing.Api.Tests.Web;

public sealed class ProxyTests : IDisposable
{
    private readonly HearingApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("127.0.0.1", "", true)]
    [InlineData("::1", "", true)]
    [InlineData("203.0.113.9", "", false)]
    [InlineData("203.0.113.9", "198.51.100.4, 203.0.113.9", true)]
    [InlineData("::ffff:203.0.113.9", "203.0.113.0/24", true)]
    [InlineData("203.0.113.9", "203.0.112.0/24,2001:db8::/32", false)]
    public async Task Where_a_request_comes_from_is_believed_of_the_configured_proxies_alone(string neighbour, string proxies, bool isBelieved)
    {
        _app.Settings["Hearing:Proxies"] = proxies;
        var seen = await _app.Server.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(neighbour);
            context.Request.Method = HttpMethods.Get;
            context.Request.Path = "/health/live";
            context.Request.Headers["X-Forwarded-For"] = "192.0.2.77";
            context.Request.Headers["X-Forwarded-Proto"] = "https";
        }, TestContext.Current.CancellationToken);
        Assert.Equal(200, seen.Response.StatusCode);
        Assert.Equal(isBelieved ? "192.0.2.77" : neighbour, seen.Connection.RemoteIpAddress?.ToString());
        Assert.Equal(isBelieved, seen.Request.IsHttps);
    }
}
