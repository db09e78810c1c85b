using Hearing.Api.Documents.Credentials;
using Hearing.Api.Documents.Signatures;

namespace Hearing.Api.Documents;

/// <summary>Printed documents: programme, certificates and the page that checks one.</summary>
internal static class DocumentsFeature
{
    public static void AddDocuments(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TypstWorkerOptions.Default);
        builder.Services.AddSingleton<TypstWorker>();
        builder.Services.AddSingleton<ITypesetter, TypstTypesetter>();
        builder.Services.AddScoped<DocumentWords>();
        builder.Services.AddScoped<CertificatePrinting>();
        builder.Services.AddScoped<CertificateProof>();
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
        app.MapSignaturePages();
        app.MapCredentialEndpoints();
        VerifyPages.Map(app);
    }
}
