using Hearing.Browser.Tests.Setup;

namespace Hearing.Browser.Tests.Floors;

/// <summary>A bench with a floor of its own, made when the bench is run: a class's fixture is made also where its benches are left out.</summary>
public abstract class FloorBenchTest<TServer>(Chromium chromium) : CameraTest(chromium) where TServer : FloorServer, new()
{
    protected TServer Floor { get; } = new();

    protected override Server Server => Floor.Server;

    protected override int PicturesPerSecond => 20;

    public override async ValueTask InitializeAsync()
    {
        ErrorsExpected = _ => true;
        await Floor.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await Floor.DisposeAsync();
    }

    /// <summary>A row of the README's table.</summary>
    protected static void Say(FormattableString what, string reach, FormattableString seen) => TestContext.Current.TestOutputHelper!.WriteLine(
        $"| {FormattableString.Invariant(what)} | {reach} | {FormattableString.Invariant(seen)} |");
}
