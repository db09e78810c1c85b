using System.Text.Json;
using Hearing.Api.Floors;
using Hearing.Api.People;
using Hearing.Api.Runs;
using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Client.Screens;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People;
using Hearing.Domain.Screens;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Screens;

/// <summary>The screens of the house, for paired displays and for whoever follows live.</summary>
internal static class ScreenPages
{
    public static void MapScreenPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{edition}/screens/{room}/{kind}", ShowAsync).Needs(Right.FollowLive);
        var room = app.MapGroup("/api/editions/{edition}/rooms/{room}").AddEndpointFilter(async (call, next) =>
        {
            call.HttpContext.Response.Headers.CacheControl = "no-store";
            return await next(call);
        });
        room.MapGet("screen", async (string room, HttpContext http, EditionScope scope, ScreenControl control, HearingDb db, CancellationToken cancel) =>
            await control.StateAsync(scope.RoomToFollow(room), (await DisplayAsync(http, db, cancel))?.Shows, cancel)).Needs(Right.FollowLive);
        room.MapGet("lobby", LobbyAsync).Needs(Right.FollowLive);
    }

    /// <summary>The screen's own path.</summary>
    public static string PathOf(string edition, string room, ScreenKind kind) =>
        kind == ScreenKind.Live ? $"/{edition}/live/{room}" : $"/{edition}/screens/{room}/{kind.ToString().ToLowerInvariant()}";

    private static async Task<IResult> ShowAsync(
        string room, string kind, HttpContext http, EditionScope scope, RunLoading loading, ScreenControl control, HearingDb db, IFloor floor, CancellationToken cancel)
    {
        if (!Enum.TryParse<ScreenKind>(kind, ignoreCase: true, out var wanted) || wanted == ScreenKind.Live || kind.Any(char.IsAsciiDigit))
        {
            throw new Refused(RefusalCode.NotFound, "There is no such screen.");
        }

        http.Response.Headers.CacheControl = "no-store";
        var edition = scope.Edition;
        var place = edition.Room(scope.RoomToFollow(room));
        var display = await DisplayAsync(http, db, cancel);
        var first = wanted == ScreenKind.Lobby
            ? JsonSerializer.Serialize(await RoomsAsync(display, scope, loading, cancel), WireJson.Options)
            : JsonSerializer.Serialize((await loading.LoadAsync(edition, room, cancel)).Rundown(), WireJson.Options);
        var state = JsonSerializer.Serialize(await control.StateAsync(room, display?.Shows, cancel), WireJson.Options);
        return Page.Of<ScreenPage>(new
        {
            Model = new ScreenPage.ScreenModel(edition.Slug, edition.Name, room, place.Name, edition.TimeZone, wanted, first, state, display is not null) { HasFloor = floor.Carries },
        });
    }

    private static async Task<IReadOnlyList<LobbyRoom>> LobbyAsync(
        string room, HttpContext http, EditionScope scope, RunLoading loading, HearingDb db, CancellationToken cancel)
    {
        _ = scope.RoomToFollow(room);
        return await RoomsAsync(await DisplayAsync(http, db, cancel), scope, loading, cancel);
    }

    /// <summary>All rooms. A display sees them only if it was set up as the lobby's.</summary>
    private static async Task<List<LobbyRoom>> RoomsAsync(Display? display, EditionScope scope, RunLoading loading, CancellationToken cancel)
    {
        if (display is { Shows: not ScreenKind.Lobby })
        {
            throw new Refused(RefusalCode.NotAllowed, "This screen shows one room.");
        }

        var rooms = new List<LobbyRoom>();
        foreach (var room in scope.Edition.Rooms)
        {
            rooms.Add(new(room.Slug, room.Name, (await loading.LoadAsync(scope.Edition, room.Slug, cancel)).Rundown()));
        }

        return rooms;
    }

    private static async Task<Display?> DisplayAsync(HttpContext http, HearingDb db, CancellationToken cancel) =>
        http.User.Id(HearingClaims.Display) is { } id ? await db.Set<Display>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancel) : null;
}

/// <summary>Screens in the house and what lies on them.</summary>
internal static class ScreensFeature
{
    public static void AddScreens(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PdfTool>();
        builder.Services.AddScoped<SlideIntake>();
        builder.Services.AddScoped<SlideTaking>();
        builder.Services.AddScoped<ScreenControl>();
    }

    public static void MapScreens(this WebApplication app)
    {
        app.MapScreenPages();
        SlideIntake.Map(app);
        ScreenControl.Map(app);
    }
}
