using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.People;

namespace Hearing.Api.Tests.Films;

/// <summary>An edition with two candidates, two people of the first, one of the second, a technician and a guest.</summary>
public abstract class UploadYear : IAsyncLifetime
{
    protected const string Candidate = "kandidat@example.org", Teammate = "lagkamrat@example.org", Other = "annan@example.org", Technician = "tekniker@example.org", Guest = "gast@example.org";

    protected HearingApp App { get; init; } = new();
    protected CandidateId Own { get; } = CandidateId.New();
    protected CandidateId Theirs { get; } = CandidateId.New();
    protected EditionId Edition { get; } = EditionId.New();
    internal TusClient Tus => field ??= new(App.As(Candidate));
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Bytes that are no film, different for each seed.</summary>
    protected static byte[] Bytes(int count, int seed = 1)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public virtual async ValueTask InitializeAsync()
    {
        var edition = new Edition { Id = Edition, Slug = "film", Name = "Filmåret", Year = 2026, Mode = HearingMode.Virtual };
        Person Of(string mail, Roles roles, CandidateId? candidate = null) => new() { Id = PersonId.New(), EditionId = Edition, Name = mail, Mail = mail, Roles = roles, CandidateId = candidate };
        await App.Store(
            edition, new Candidate { Id = Own, EditionId = Edition, Name = "Åby" }, new Candidate { Id = Theirs, EditionId = Edition, Name = "Öby", Order = 1 },
            Of(Candidate, Roles.Candidate, Own), Of(Teammate, Roles.Candidate, Own), Of(Other, Roles.Candidate, Theirs), Of(Technician, Roles.Technician), Of(Guest, Roles.Guest),
            Of(HearingApp.Organiser, Roles.Organiser));
    }

    public ValueTask DisposeAsync()
    {
        App.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected Task<string> BegunAsync(long length) => Tus.BegunAsync(length, TusClient.Metadata(Own));

    /// <summary>Files among the films, those under way included but for the locks.</summary>
    protected List<string> Files() => !Directory.Exists(Path.Combine(App.DataDirectory, "films")) ? [] :
        [.. Directory.GetFiles(Path.Combine(App.DataDirectory, "films"), "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "lock")];
}
