using Hearing.Domain.Contracts;

namespace Hearing.Api.Editions;

/// <summary>The published JSON Schema of the edition document.</summary>
internal static class EditionSchema
{
    public const string Address = "/api/schemas/guldtrappan-edition-1.json";

    public static readonly string Text = EditionDocumentSchema.Text();
}
