namespace Hearing.Api.Films;

/// <summary>Configuration under <c>Hearing:Films</c>.</summary>
public sealed class FilmOptions
{
    /// <summary>The largest upload, in bytes.</summary>
    public long MaxBytes { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Seconds that one look at a film may take.</summary>
    public int ProbeSeconds { get; set; } = 60;

    /// <summary>Whether this node carries out jobs on films; of several nodes at least one does.</summary>
    public bool Jobs { get; set; } = true;

    /// <summary>A folder with <c>film-N.mp4</c> and <c>film-N.vtt</c>, handed in for the sample candidates that have no film, and <c>film-2021.mp4</c> for the finished edition's; see <c>deploy/sample-films.sh</c>.</summary>
    public string? Samples { get; set; }

    /// <summary>Where nginx has the folder of films as an internal location, such as <c>/_films/</c>: then it hands the bytes out (<c>X-Accel-Redirect</c>). Null without.</summary>
    public string? AccelPrefix { get; set; }
}
