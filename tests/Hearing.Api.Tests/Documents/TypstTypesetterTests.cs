using Hearing.Api.Documents;
using Hearing.Domain;
using static Hearing.Api.Tests.Documents.SampleDocuments;

namespace Hearing.Api.Tests.Documents;

public sealed class TypstTypesetterTests : TypesetterContract, IClassFixture<TypstTypesetterTests.Warm>
{
    private readonly Warm _warm;

    public TypstTypesetterTests(Warm warm) => _warm = warm;

    protected override ITypesetter Typesetter => _warm.Typesetter;

    [Fact]
    public async Task A_refusal_carries_the_engines_words()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() =>
            Typesetter.SetAsync(Programme() with { Title = "" }, DocumentForm.Accessible, TestContext.Current.CancellationToken));
        Assert.Contains("PDF/UA-1 error", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>One worker for the class.</summary>
    public sealed class Warm : IDisposable
    {
        private readonly TypstTypesetter _typesetter;

        public Warm() => _typesetter = new(Pool);

        public ITypesetter Typesetter => _typesetter;

        internal TypstPool Pool { get; } = new(TypstWorkerOptions.Default);

        public void Dispose()
        {
            _typesetter.Dispose();
            Pool.Dispose();
        }
    }
}
