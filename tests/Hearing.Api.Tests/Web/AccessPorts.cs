using System.Text;
using Hearing.Api.Documents;
using Hearing.Api.Films;
using Hearing.Api.Floors;
using Hearing.Api.Planning.Solver;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.Planning;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace Hearing.Api.Tests.Web;

/// <summary>Engines are ports: what they make says nothing of rights.</summary>
internal static class AccessPorts
{
    public static void Add(IServiceCollection services)
    {
        var films = new Mock<IFilmTool>();
        films.Setup(f => f.MeasureAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync(new FilmFacts(TimeSpan.FromMinutes(1), "video/mp4", "h264", null, 64, 36, 25, null, []));
        var solver = new Mock<IScheduler>();
        solver.Setup(s => s.Solve(It.IsAny<PlanningProblem>(), It.IsAny<IReadOnlyList<Placement>>(), It.IsAny<SolveRequest>(), It.IsAny<Action<Schedule>>(), It.IsAny<CancellationToken>()))
            .Returns((PlanningProblem _, IReadOnlyList<Placement> plan, SolveRequest _, Action<Schedule> _, CancellationToken _) => new(plan, []));
        var typesetter = new Mock<ITypesetter>();
        typesetter.Setup(t => t.SetAsync(It.IsAny<PrintedDocument>(), It.IsAny<DocumentForm>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((PrintedDocument document, DocumentForm _, CancellationToken _) => Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize<object>(document)));
        typesetter.Setup(t => t.TryAsync(It.IsAny<PrintedDocument>(), It.IsAny<DocumentForm>(), It.IsAny<CancellationToken>())).ReturnsAsync(new SettingTrial([1], []));
        services.Configure<FloorOptions>(floor => (floor.Janus, floor.Recordings) = (new("ws://localhost"), "/nowhere"));
        services.AddSingleton(films.Object).AddSingleton(solver.Object).AddSingleton(typesetter.Object);
    }
}
