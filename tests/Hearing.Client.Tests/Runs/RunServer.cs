using System.Net;
using System.Net.Http.Json;
using Hearing.Domain.Contracts;

namespace Hearing.Client.Tests.Runs;

/// <summary>A server's answers to a console's calls, from a day that the test leads.</summary>
internal sealed class RunServer(SampleDay day) : HttpMessageHandler
{
    /// <summary>The commands that arrived.</summary>
    public List<CommandEnvelope> Commands { get; } = [];

    /// <summary>How many times the desk is not to be had.</summary>
    public int DeskFails { get; set; }

    /// <summary>How many devices follow, and how many of them have each film; null while that is not to be had.</summary>
    public (int Devices, int Ready)? Following { get; set; }

    /// <summary>Whether commands get no answer.</summary>
    public bool IsDumb { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath.EndsWith("/desk", StringComparison.Ordinal))
        {
            return DeskFails-- > 0 ? throw new HttpRequestException("No desk.") : Json(HttpStatusCode.OK, day.Desk);
        }

        if (request.RequestUri.AbsolutePath.EndsWith("/devices", StringComparison.Ordinal) && Following is { } follow)
        {
            return Json(HttpStatusCode.OK, new RoomDevices(follow.Devices, [.. day.Cues.Select(c => c.Film).OfType<CueFilm>().Select(f => new FilmOnDevices(f.FilmId, follow.Ready))]));
        }

        if (request.Method != HttpMethod.Post || !request.RequestUri.AbsolutePath.EndsWith("/commands", StringComparison.Ordinal))
        {
            throw new HttpRequestException("No hub is here.");
        }

        var envelope = (await request.Content!.ReadFromJsonAsync<CommandEnvelope>(WireJson.Options, cancellationToken))!;
        Commands.Add(envelope);
        return IsDumb ? throw new HttpRequestException("No answer.")
            : envelope.ExpectedRevision != day.Rundown.Revision ? Json(HttpStatusCode.Conflict, new { code = "revision-changed", rundown = day.Rundown })
            : Json(HttpStatusCode.OK, new { revision = day.Rundown.Revision, rundown = day.Rundown });
    }

    private static HttpResponseMessage Json<T>(HttpStatusCode status, T body) => new(status) { Content = JsonContent.Create(body, options: WireJson.Options) };
}
