using Hearing.Domain.Webinars;

namespace Hearing.Domain.Tests.Webinars;

public sealed class WebLinkTests
{
    [Theory]
    [InlineData("https://example.org/a?b=c"), InlineData("http://example.org")]
    public void Web_addresses_are_links(string typed) => Assert.Equal(typed, WebLink.Read($" {typed} "));

    [Fact]
    public void Nothing_typed_is_no_link() => Assert.Null(WebLink.Read(" "));

    [Theory]
    [InlineData("javascript:alert(1)"), InlineData("JaVaScRiPt:alert(1)"), InlineData("data:text/html,x"), InlineData("//example.org"), InlineData("/a"),
     InlineData("example.org"), InlineData("file:///etc/passwd"), InlineData("https://"), InlineData("https://example.org/\u0001a")]
    public void Everything_else_is_refused(string typed) => Assert.Equal("Link", Assert.Throws<Refused>(() => WebLink.Read(typed)).Reason);
}
