using Hearing.Api.Storage;

namespace Hearing.Api.Tests.Documents;

/// <summary>Tests that begin with the sample edition of documents and calendars.</summary>
public abstract class SampleEditionTests : IAsyncLifetime
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected HearingApp App { get; } = new();

    private protected SampleEdition Sample { get; } = new();

    public async ValueTask InitializeAsync() => await App.Store(Sample.Rows());

    public ValueTask DisposeAsync()
    {
        App.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected Task<int> Change(Action<HearingDb> change) => App.InDatabase(async db =>
    {
        change(db);
        return await db.SaveChangesAsync(Cancel);
    });
}
