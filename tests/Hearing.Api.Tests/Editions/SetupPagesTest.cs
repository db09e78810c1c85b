using Hearing.Domain.Editions;
using Microsoft.EntityFrameworkCore;

namespace Hearing.Api.Tests.Editions;

/// <summary>The demo as its organiser sets it up: pages filled in and posted as a browser without scripts does.</summary>
public abstract class SetupPagesTest : IDisposable
{
    private protected const string Organiser = "organiser@demo.example";
    private protected readonly HearingApp _app = new() { Settings = { ["Hearing:Demo"] = "true", ["Hearing:Organiser"] = Organiser } };

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _app.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<string> ExportAsync(string slug) => _app.As(Organiser).GetStringAsync($"/api/editions/{slug}/export", Cancel);

    private protected Task<Edition> EditionAsync(string slug) => _app.InDatabase(db => db.Editions.AsNoTracking().SingleAsync(e => e.Slug == slug, Cancel));

    private protected FormBrowser Browser(string mail = Organiser) => new(_app.As(mail));
}
