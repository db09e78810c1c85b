using Hearing.Domain.Documents;

namespace Hearing.Domain.Tests.Documents;

public sealed class DocumentLookTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    [Fact]
    public void The_house_has_no_faults() => Assert.Empty(DocumentLook.Faults(DocumentDesign.House));

    [Theory]
    [InlineData("#8f6a14", null)]
    [InlineData("#767676", null)] // 4.54 to 1
    [InlineData("#777777", DesignFault.TooLight)] // 4.48 to 1
    [InlineData("#fff", DesignFault.Colour)]
    [InlineData("8f6a144", DesignFault.Colour)]
    [InlineData("#8f6a1\"", DesignFault.Colour)]
    [InlineData("#-f6a14", DesignFault.Colour)]
    public void A_colour_is_a_colour_and_dark_enough_for_white_paper(string accent, DesignFault? fault) =>
        Assert.Equal(fault is { } one ? [one] : [], DocumentLook.Faults(Design(accent: accent)));

    [Fact]
    public void Pictures_are_pictures_and_a_logo_says_what_it_shows()
    {
        Assert.Empty(DocumentLook.Faults(Design(logo: Png, logoText: "Kommunens vapen", background: [0xFF, 0xD8, 0xFF, 0xE0])));
        Assert.Equal([DesignFault.LogoWithoutText], DocumentLook.Faults(Design(logo: Png, logoText: "\u0007 ")));
        Assert.Equal([DesignFault.NoPicture], DocumentLook.Faults(Design(background: "<svg onload='alert(1)'/>"u8.ToArray())));
        Assert.Equal([DesignFault.PictureTooLarge], DocumentLook.Faults(Design(background: [.. Png, .. new byte[DocumentDesign.LargestPicture]])));
    }

    [Fact]
    public void The_layer_of_the_mark_is_the_houses() =>
        Assert.Equal([DesignFault.Foreground], DocumentLook.Faults(Design(template: "#set page(Foreground: none)")));

    [Fact]
    public void Pictures_are_named_by_what_they_are()
    {
        var design = Design(logo: Png, logoText: "Vapen", background: [0xFF, 0xD8, 0xFF]);
        Assert.Equal(["logo.png", "background.jpg"], DocumentLook.Pictures(design).Keys);
        Assert.Equal(("logo.png", "background.jpg"), (DocumentLook.Of(design).Logo, DocumentLook.Of(design).Background));
    }

    private static DocumentDesign Design(
        string accent = "#8f6a14", byte[]? logo = null, string logoText = "", byte[]? background = null, string? template = null) => new()
        {
            EditionId = EditionId.New(),
            Version = 1,
            Accent = accent,
            Ink = "#1d2430",
            Headings = DesignFont.Fraunces,
            Body = DesignFont.SourceSerif,
            Logo = logo,
            LogoText = logoText,
            Background = background,
            Template = template,
            SavedAt = DateTimeOffset.UnixEpoch,
        };
}
