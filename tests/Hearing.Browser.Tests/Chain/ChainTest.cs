using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Chain;

/// <summary>The whole chain, walked by people who press pages, with an edition that nobody has seen before. Each step goes on where the last one ended.</summary>
public sealed partial class ChainTest(Chromium chromium) : OwnServerTest(chromium)
{
    private const int FilmSeconds = 8;
    private readonly InventedEdition _edition = new(Tomorrow());
    private IPage _organiser = null!;

    [Fact]
    public async Task An_invented_edition_goes_from_import_to_recipients()
    {
        _organiser = await SignedInByMailAsync(Server, _edition.Organiser.Mail);
        await Import();
        await Invite();
        await HandInFilms();
        await PlanAndPublish();
        await TheProgrammeSaysTheSameEverywhere();
        await RunTheDayBeforeAFollower();
        await Mark();
        await DecideAndRelease();
        await CertificatesAndRecipients();
    }

    protected override Task<Server> MakeServerAsync() => Task.FromResult(new Server(new() { ["Hearing__Organiser"] = _edition.Organiser.Mail }));

    private static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    private static DateOnly Tomorrow() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), Zone).Date).AddDays(1);
}
