using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Hearing.Api.Storage;
using Hearing.Client;
using Hearing.Client.Shared;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Localization;

namespace Hearing.Api.Web;

/// <summary>What all features stand on: configuration, JSON, errors, languages, pages, health.</summary>
internal static class WebFeature
{
    public static void AddWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<HearingOptions>().BindConfiguration("Hearing").PostConfigure(options =>
        {
            options.DataDirectory = Path.GetFullPath(options.DataDirectory, builder.Environment.ContentRootPath);
            options.Organiser ??= options.Demo ? Domain.People.DemoPersona.Organiser : null;
        });
        services.AddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.ConfigureHttpJsonOptions(options => WireJson.Apply(options.SerializerOptions));
        services.AddProblemDetails();
        services.AddExceptionHandler<RefusedHandler>();
        services.AddExceptionHandler<CrashHandler>();
        services.AddOpenApi();
        services.AddAntiforgery(options => options.Cookie.Name = "hearing-form");
        services.AddRazorComponents().AddInteractiveWebAssemblyComponents();
        services.AddHearingClient();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddScoped<ShellState>();
        services.AddScoped<EditionScope>();
        services.AddHealthChecks().AddCheck<StorageHealth>("storage");
        services.Configure<RequestLocalizationOptions>(options =>
        {
            CultureInfo[] cultures = [CultureInfo.GetCultureInfo("sv-SE"), CultureInfo.GetCultureInfo("en")];
            options.DefaultRequestCulture = new RequestCulture(cultures[0]);
            options.SupportedCultures = options.SupportedUICultures = cultures;
            options.RequestCultureProviders = [new QueryStringRequestCultureProvider { QueryStringKey = "lang", UIQueryStringKey = "lang" }, new CookieRequestCultureProvider()];
        });
    }

    public static void UseWeb(this WebApplication app)
    {
        // Only a proxy on this machine is believed when it says where a request comes from.
        app.UseForwardedHeaders(new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.UseExceptionHandler();
        app.UseStatusCodePages(StatusPages.ShowAsync);
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<OriginCheck>();
        app.UseAuthentication();
        app.UseMiddleware<ScopeLoading>();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapWeb(this WebApplication app)
    {
        app.MapStaticAssets().ForEveryone();
        app.MapOpenApi().ForEveryone();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).ForEveryone();
        app.MapHealthChecks("/health/ready").ForEveryone();
        app.MapPreferences();
        app.MapFallback("{*path}", IResult () => throw new Refused(RefusalCode.NotFound, "There is nothing at this address.")).ForEveryone();
    }
}
