using Hearing.Api.Documents.Credentials;
using Hearing.Api.Documents.Designs;
using Hearing.Api.Documents.Papers;
using Hearing.Api.Documents.Signatures;

namespace Hearing.Api.Documents;

/// <summary>Printed documents: programme, certificates and the page that checks one.</summary>
internal static class DocumentsFeature
{
    public static void AddDocuments(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TypstWorkerOptions.Default);
        builder.Services.AddSingleton<TypstPool>();
        builder.Services.AddSingleton<ITypesetter, TypstTypesetter>();
        builder.Services.AddScoped<DocumentWords>();
        builder.Services.AddScoped<ProgrammePrinting>();
        builder.Services.AddScoped<CertificatePrinting>();
        builder.Services.AddScoped<CertificateProof>();
        builder.Services.AddScoped<EditionTypesetter>();
        builder.Services.AddScoped<DesignSamples>();
        builder.Services.AddScoped<DesignTrial>();
        builder.Services.AddScoped<DesignPages>();
        builder.Services.AddScoped<PaperWords>();
        builder.Services.AddScoped<PaperReading>();
        builder.Services.AddScoped<PaperFiles>();
        builder.Services.AddScoped<CertificateDrafts>();
        builder.Services.AddScoped<DocumentPages>();
        builder.Services.AddSingleton<CredentialKeys>();
        builder.Services.AddSingleton<CredentialCheck>();
        builder.Services.AddSingleton<CredentialWriting>();
        builder.Services.AddScoped<Register>();
        builder.Services.AddScoped<VerifyPages>();
    }

    public static void MapDocuments(this IEndpointRouteBuilder app)
    {
        app.MapDocumentEndpoints();
        DocumentPages.Map(app);
        DesignPages.Map(app);
        DesignEndpoints.Map(app);
        app.MapPapers();
        app.MapSignaturePages();
        app.MapCredentialEndpoints();
        VerifyPages.Map(app);
    }
}
