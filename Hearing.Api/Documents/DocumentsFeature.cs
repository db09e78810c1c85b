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
        builder.Services.AddScoped<CertificateProof>();
    }

    public static void MapDocuments(this IEndpointRouteBuilder app)
    {
        app.MapDocumentEndpoints();
        app.MapDocumentPages();
    }
}
