using Hearing.Api.Films;
using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.Films;
using Hearing.Domain.People;
using Microsoft.Extensions.DependencyInjection;

namespace Hearing.Api.Tests.Films;

/// <summary>An edition with two candidates, and a film of the first handed in.</summary>
internal sealed class FilmWorld : IAsyncDisposable
{
    public const string Candidate = "kandidat@example.org", Other = "annan@example.org", Technician = "teknik@example.org", Organiser = "ordnar@example.org", Juror = "ledamot@example.org";

    public required HearingApp App { get; init; }

    public EditionId Edition { get; } = EditionId.New();

    public CandidateId Own { get; } = CandidateId.New();

    public Film Film { get; private set; } = null!;

    public string Page => $"/film/films/{Film.Id.Value}";

    public string Api => $"/api/editions/film/films/{Film.Id.Value}";

    /// <param name="ports">What stands in for outbound ports.</param>
    public static async Task<FilmWorld> MakeAsync(string path, string? captions = null, Action<IServiceCollection>? ports = null)
    {
        var world = new FilmWorld { App = new() { Ports = ports } };
        var other = CandidateId.New();
        await world.App.Store(
            new Edition { Id = world.Edition, Slug = "film", Name = "Filmåret", Year = 2026, Mode = HearingMode.Virtual, Days = [new(new(2026, 3, 2), new(12, 0), new(17, 0))], Rooms = [new("main", "Salen", RoomKind.Virtual, 0, [], [], null, null)] },
            new Candidate { Id = world.Own, EditionId = world.Edition, Name = "Åby" }, new Candidate { Id = other, EditionId = world.Edition, Name = "Öby", Order = 1 },
            world.Person(Candidate, Roles.Candidate, world.Own), world.Person(Other, Roles.Candidate, other), world.Person(Technician, Roles.Technician), world.Person(Organiser, Roles.Organiser), world.Person(Juror, Roles.Juror));
        world.Film = await world.HandInAsync(path, captions);
        return world;
    }

    public async Task<Film> HandInAsync(string path, string? captions = null)
    {
        await using var scope = App.Services.CreateAsyncScope();
        await using var content = File.OpenRead(path);
        return await scope.ServiceProvider.GetRequiredService<FilmIntake>().TakeAsync(Edition, Own, "Vår film", content, captions, null, TestContext.Current.CancellationToken);
    }

    public FilmQueue Queue => App.Services.GetRequiredService<FilmQueue>();

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private Person Person(string mail, Roles roles, CandidateId? candidate = null) =>
        new() { Id = PersonId.New(), EditionId = Edition, Name = mail, Mail = mail, Roles = roles, CandidateId = candidate };
}
