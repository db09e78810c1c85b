using System.Text.Json;
using Bunit;
using Hearing.Client.Jury;
using Hearing.Domain.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hearing.Client.Tests.Jury;

public sealed class DeskIslandTests : IAsyncDisposable
{
    private readonly BunitContext _browser = new();
    private readonly DeskServer _server = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly Dictionary<string, string> _device = [];

    public DeskIslandTests()
    {
        BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(60);
        _browser.Services.AddHearingClient();
        _browser.Services.AddSingleton<TimeProvider>(_clock);
        _browser.Services.AddSingleton<AntiforgeryStateProvider, NoToken>();
        _browser.Services.AddSingleton(_ => new HttpClient(_server, disposeHandler: false) { BaseAddress = new Uri("http://localhost/") });
        _browser.Renderer.SetRendererInfo(new RendererInfo("WebAssembly", isInteractive: true));
        var module = _browser.JSInterop.SetupModule("/js/desk.js");
        module.Mode = JSRuntimeMode.Loose;
        module.Setup<Dictionary<string, string>>("readAll", _ => true).SetResult(_device);
        module.SetupModule("listen", _ => true);
        Module = module;
    }

    private BunitJSModuleInterop Module { get; }

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task What_is_typed_is_on_the_device_at_once_and_sent_after_a_pause()
    {
        var desk = Opened();
        await Type(desk, "Bra ledning");
        Assert.Equal("Bra ledning", LastKept().Draft.Note);
        Assert.Empty(_server.Changes);
        AfterPauses(desk, "Saved");
        Assert.Equal(["Bra ledning"], _server.Changes);
    }

    [Fact]
    public async Task Typing_on_sends_once()
    {
        var desk = Opened();
        foreach (var text in new[] { "B", "Br", "Bra" })
        {
            await Type(desk, text);
            _clock.Advance(DeskIsland.Pause / 2);
        }

        AfterPauses(desk, "Saved");
        Assert.Equal(["Bra"], _server.Changes);
    }

    /// <summary>Lets pauses pass until the sheet is so: the desk begins its pause only when the device has kept the text.</summary>
    private void AfterPauses(IRenderedComponent<DeskIsland> desk, string state) =>
        Assert.True(SpinWait.SpinUntil(() =>
        {
            _clock.Advance(DeskIsland.Pause);
            return State(desk) == state;
        }, TimeSpan.FromSeconds(60)), State(desk));

    [Fact]
    public async Task Without_connection_it_stays_on_the_device_and_is_sent_once_when_the_connection_is_back()
    {
        var desk = Opened();
        _server.IsAway = true;
        await Type(desk, "Utan nät");
        _clock.Advance(DeskIsland.Pause);
        desk.WaitForAssertion(() => Assert.Equal("Unreachable", State(desk)));
        _server.IsAway = false;
        await desk.InvokeAsync(() => desk.Instance.ConnectionChangedAsync(true));
        desk.WaitForAssertion(() => Assert.Equal("Saved", State(desk)));
        Assert.Equal(["Utan nät"], _server.Changes);
    }

    [Fact]
    public async Task A_lost_answer_does_not_store_twice()
    {
        var desk = Opened();
        _server.LosesNextAnswer = true;
        await Type(desk, "En gång");
        _clock.Advance(DeskIsland.Pause);
        desk.WaitForAssertion(() => Assert.Equal("Unreachable", State(desk)));
        await desk.InvokeAsync(() => desk.Instance.ConnectionChangedAsync(true));
        desk.WaitForAssertion(() => Assert.Equal("Saved", State(desk)));
        Assert.Equal(["En gång"], _server.Changes);
    }

    [Fact]
    public void What_the_device_kept_when_the_tab_was_killed_is_in_the_field_again_and_sent()
    {
        Keep(new(0, SheetContent.Empty, new([], "Från före"), []));
        var desk = Opened();
        desk.WaitForAssertion(() => Assert.Equal(["Från före"], _server.Changes));
        Assert.Equal("Från före", Whole(desk).GetAttribute("value"));
    }

    [Fact]
    public void Texts_of_two_devices_are_shown_side_by_side_and_the_choice_is_stored()
    {
        _server.Write("Från den andra");
        Keep(new(0, SheetContent.Empty, new([], "Från den här"), []));
        var desk = Opened();
        var clash = desk.WaitForElement(".clash").TextContent;
        Assert.Contains("Från den andra", clash, StringComparison.Ordinal);
        Assert.Contains("Från den här", clash, StringComparison.Ordinal);
        Assert.Empty(_server.Changes);
        desk.FindAll(".clash button")[2].Click();
        desk.WaitForAssertion(() => Assert.Equal(["Från den här\n\nFrån den andra"], _server.Changes));
    }

    [Fact]
    public async Task A_conflict_declared_meanwhile_stores_nothing_clears_the_device_and_tells_the_juror()
    {
        var desk = Opened();
        await Type(desk, "Ska inte sparas");
        _server.Conflicts.Add(_server.First);
        _clock.Advance(DeskIsland.Pause);
        desk.WaitForElement(".desk-candidate .notice");
        Assert.Empty(_server.Changes);
        Assert.Empty(desk.FindAll("textarea"));
        Assert.DoesNotContain("Ska inte sparas", desk.Markup, StringComparison.Ordinal);
        Assert.Contains(Module.Invocations, i => i.Identifier == "forget");
    }

    [Fact]
    public async Task A_signed_out_juror_keeps_the_text_and_is_told()
    {
        var desk = Opened();
        _server.IsSignedOut = true;
        await Type(desk, "Kvar");
        _clock.Advance(DeskIsland.Pause);
        desk.WaitForAssertion(() => Assert.Equal("SignedOut", State(desk)));
        Assert.Equal("Kvar", LastKept().Draft.Note);
    }

    private string Key => $"jury/{Guid.Empty}/{_server.First.Value}";

    /// <summary>The desk when all that its start does is done; what is typed then is taken in at once.</summary>
    private IRenderedComponent<DeskIsland> Opened()
    {
        var desk = _browser.Render<DeskIsland>(p => p.Add(d => d.Model, _server.Desk));
        Assert.True(SpinWait.SpinUntil(() => Module.Invocations.Any(i => i.Identifier == "keepPage"), TimeSpan.FromSeconds(60)), "The desk did not open.");
        return desk;
    }

    private static AngleSharp.Dom.IElement Whole(IRenderedComponent<DeskIsland> desk) => desk.FindAll("textarea[id$=-note]")[1];

    private static Task Type(IRenderedComponent<DeskIsland> desk, string text) =>
        desk.InvokeAsync(() => Whole(desk).Input(text)); // in the renderer's turn; what it leads to waits for the clock

    private static string? State(IRenderedComponent<DeskIsland> desk) => desk.Find("summary [role=status]").GetAttribute("data-state");

    private void Keep(KeptSheet kept) => _device[Key] = JsonSerializer.Serialize(kept, WireJson.Options);

    private KeptSheet LastKept() =>
        JsonSerializer.Deserialize<KeptSheet>((string)Module.Invocations.Last(i => i.Identifier == "keep").Arguments[1]!, WireJson.Options)!;

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
