using Hearing.Api.Storage;
using Hearing.Api.Web;
using Hearing.Domain.Documents;

namespace Hearing.Api.Documents.Designs;

/// <summary>Sets the documents of the request's edition with the design that holds there.</summary>
internal sealed class EditionTypesetter(EditionScope scope, HearingDb db, ITypesetter typesetter)
{
    private Task<DocumentDesign?>? _design;

    /// <exception cref="Domain.Refused">As <see cref="ITypesetter.SetAsync"/>.</exception>
    public async Task<byte[]> SetAsync(PrintedDocument document, DocumentForm form, CancellationToken cancel) =>
        await typesetter.SetAsync(document with { Design = await (_design ??= db.DesignAsync(scope.Edition.Id, cancel)) }, form, cancel);
}
