using Hearing.Api.Web;
using Hearing.Client.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Hearing.Api.People;

/// <summary>Sign-in, roles and people.</summary>
internal static class PeopleFeature
{
    public static void AddPeople(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddDataProtection().SetApplicationName("Guldtrappan").PersistKeysToDbContext<Storage.HearingDb>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = "hearing";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.ExpireTimeSpan = TimeSpan.FromDays(60);
            options.SlidingExpiration = true;
            options.Events.OnValidatePrincipal = SignIn.CheckAsync;
            options.Events.OnRedirectToLogin = RedirectOrRefuse(401);
            options.Events.OnRedirectToAccessDenied = RedirectOrRefuse(403);
        });
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<IOptions<HearingOptions>>((options, hearing) =>
            options.Cookie.SecurePolicy = hearing.Value.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest);
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<HearingOptions>>((options, hearing) =>
            options.Cookie.SecurePolicy = hearing.Value.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest);
        services.AddScoped<IAuthorizationHandler, RightHandler>();
        services.AddScoped<SignIn>();
        services.AddScoped<MePages>();
        services.AddScoped<Rosters.RosterPages>();
        services.AddScoped<TurnDesk>();
        services.AddScoped<CheckIns>();
        services.AddScoped<SignInAttempts>();
        services.AddScoped<InvitationLetters>();
        services.AddScoped<NameCheck>();
        services.AddSingleton<SignInLetters>();
        services.AddSingleton<PrivateCookies>();
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<IOptions<HearingOptions>>((options, hearing) =>
        {
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
            options.AddPolicy(Rights.InstallationOrganiser, policy => policy.RequireAssertion(context =>
                hearing.Value.Organiser is { } organiser
                && string.Equals(context.User.MailIn(null), organiser, StringComparison.OrdinalIgnoreCase)));
        });
    }

    public static void MapPeople(this WebApplication app)
    {
        app.MapDemoSignIn();
        app.MapSignIn();
        app.MapPeoplePages();
        NameCheck.Map(app);
        app.MapDisplays();
        MePages.Map(app);
        CheckIns.Map(app);
    }

    private static Func<RedirectContext<CookieAuthenticationOptions>, Task> RedirectOrRefuse(int status) => async context =>
    {
        context.Response.StatusCode = status;
        if (!Page.IsWanted(context.Request))
        {
            return;
        }

        if (status == 401)
        {
            context.Response.Redirect($"/sign-in?returnUrl={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
            return;
        }

        var texts = context.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<SharedText>>();
        await Page.Message(texts["NotAllowedTitle"], texts["NotAllowedAdvice"], status).ExecuteAsync(context.HttpContext);
    };
}
