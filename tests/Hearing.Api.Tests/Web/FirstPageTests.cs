using System.Net;

namespace Hearing.Api.Tests.Web;

public sealed class FirstPageTests : IDisposable
{
    private readonly HearingApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_home_page_is_readable_without_scripts()
    {
        var page = await _app.Stranger().GetStringAsync("/", TestContext.Current.CancellationToken);
        Assert.Contains("<h1>Hearingar</h1>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/2021", "br")]
    [InlineData("/2021/recipients", "br")]
    [InlineData("/sign-in", null)]
    public async Task A_page_for_all_comes_compressed_and_one_that_asks_who_you_are_does_not(string address, string? encoding)
    {
        _app.Settings["Hearing:Demo"] = "true";
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        var answer = await _app.Stranger().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    [Fact]
    public async Task An_unknown_address_is_not_found()
    {
        var answer = await _app.Stranger().GetAsync("/api/nothing-here", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("\"code\":\"not-found\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
