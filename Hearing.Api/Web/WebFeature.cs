using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Hearing.Api.Films;
using Hearing.Api.Runs;
using Hearing.Api.Storage;
using Hearing.Client;
using Hearing.Client.Shared;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Options;

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
        // Only proxies that are named, else one on this machine, are believed when they say where a request comes from.
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<HearingOptions>>((forwarded, hearing) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in Networks.Of(hearing.Value.Proxies))
            {
                forwarded.KnownIPNetworks.Add(proxy);
            }
        });
        services.AddOptions<HostFilteringOptions>().Configure<IOptions<HearingOptions>, IConfiguration>(FilterHosts);
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        services.AddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.ConfigureHttpJsonOptions(options => WireJson.Apply(options.SerializerOptions));
        services.AddPageCompression();
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

    /// <summary>
    /// Once the outside world has a name for this installation, it answers to that name and to this machine's own, unless <c>AllowedHosts</c> says
    /// otherwise: what a request calls us stands in addresses that we write.
    /// </summary>
    private static void FilterHosts(HostFilteringOptions filtering, IOptions<HearingOptions> options, IConfiguration configuration)
    {
        if (configuration["AllowedHosts"] is null && !options.Value.PublicUrl.IsLoopback)
        {
            filtering.AllowedHosts = [options.Value.PublicUrl.Host, "localhost", "127.0.0.1", "[::1]"];
        }
    }

    public static void UseWeb(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        if (app.Services.GetRequiredService<IOptions<HearingOptions>>().Value.IsSecure)
        {
            app.UseHsts();
        }

        // Outside the two that answer for others, so that a page which says no says it in the reader's language.
        app.UseRequestLocalization();
        app.UseExceptionHandler();
        app.UseStatusCodePages(StatusPages.ShowAsync);
        // Before the route is chosen, which a method in a header decides.
        app.UseWhen(TusHeaders.IsFor, uploads => uploads.UseMiddleware<TusHeaders>());
        app.UseRouting();
        app.UsePageCompression();
        app.UseWebSockets();
        app.UseMiddleware<OriginCheck>();
        app.UseMiddleware<AddressLimit>();
        app.UseAuthentication();
        app.UseMiddleware<UserLimit>();
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
