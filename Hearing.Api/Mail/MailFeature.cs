using Microsoft.Extensions.Options;

namespace Hearing.Api.Mail;

/// <summary>Mail: the outbox, its page, and the way out.</summary>
internal static class MailFeature
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SmtpOptions>().BindConfiguration("Hearing:Smtp");
        services.AddSingleton<Letters>();
        services.AddSingleton<FileMailSender>();
        services.AddSingleton<SmtpMailSender>();
        services.AddSingleton<IMailSender>(all => all.GetRequiredService<IOptions<SmtpOptions>>().Value.Host is { Length: > 0 }
            ? all.GetRequiredService<SmtpMailSender>()
            : all.GetRequiredService<FileMailSender>());
        services.AddScoped<Outbox>();
        services.AddSingleton<OutboxSending>();
        services.AddHostedService(all => all.GetRequiredService<OutboxSending>());
        services.AddSingleton<UrgentMail>();
        services.AddHostedService(all => all.GetRequiredService<UrgentMail>());
        services.AddHostedService<FirstInvitation>();
    }

    public static void MapMail(this WebApplication app) => app.MapOutbox();
}
