namespace Hearing.Api.Films;

/// <summary>Configuration under <c>Hearing:Films</c>.</summary>
public sealed class FilmOptions
{
    /// <summary>The largest upload, in bytes.</summary>
    public long MaxBytes { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <summary>The most that one candidate's films and slides may take, handed in and under way, in bytes.</summary>
    public long MaxBytesPerCandidate { get; set; } = 10L * 1024 * 1024 * 1024;

    /// <summary>The most uploads that one person may have under way.</summary>
    public int MaxOpenUploads { get; set; } = 5;

    /// <summary>For how long an upload waits for its next byte before it is forgotten.</summary>
    public TimeSpan UploadsWait { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Bytes that no upload may take and no recording is promised, so that the hearing itself can still store what happens.</summary>
    public long BytesKeptFree { get; set; } = 256L * 1024 * 1024;

    /// <summary>Seconds that one look at a film may take.</summary>
    public int ProbeSeconds { get; set; } = 60;

    /// <summary>Whether this node carries out jobs on films; of several nodes at least one does.</summary>
    public bool Jobs { get; set; } = true;

    /// <summary>A folder with <c>film-N.mp4</c> and <c>film-N.vtt</c>, handed in for the sample candidates that have no film, and <c>film-2021.mp4</c> for the finished edition's; see <c>deploy/sample-films.sh</c>.</summary>
    public string? Samples { get; set; }

    /// <summary>Where nginx has the folder of films as an internal location, such as <c>/_films/</c>: then it hands the bytes out (<c>X-Accel-Redirect</c>). Null without.</summary>
    public string? AccelPrefix { get; set; }
}
