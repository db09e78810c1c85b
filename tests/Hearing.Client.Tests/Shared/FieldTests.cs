using Bunit;
using Hearing.Client.Shared;

namespace Hearing.Client.Tests.Shared;

public sealed class FieldTests
{
    [Fact]
    public void A_refused_field_keeps_what_was_typed_and_is_described_by_its_hint_and_error()
    {
        using var page = new BunitContext();
        var field = page.Render<Field>(p => p.Add(f => f.Name, "mail").Add(f => f.Label, "Mail").Add(f => f.Value, "typed")
            .Add(f => f.Hint, "hint").Add(f => f.Error, "wrong").AddUnmatched("maxlength", 254));
        var input = field.Find("input");
        Assert.Equal("typed", input.GetAttribute("value"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("254", input.GetAttribute("maxlength"));
        var described = input.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.Find($"#{id}").TextContent);
        Assert.Equal(["hint", "wrong"], described);
        Assert.Equal(input.Id, field.Find("label").GetAttribute("for"));
    }
}
