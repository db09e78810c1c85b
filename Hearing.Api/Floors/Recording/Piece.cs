namespace Hearing.Api.Floors.Recording;

/// <summary>A tape that was read: a file of ffmpeg's kinds in the folder of the work.</summary>
/// <param name="File">Its name in the folder.</param>
internal sealed record Piece(Tape Tape, string File, DateTimeOffset From, TimeSpan Length)
{
    public DateTimeOffset Until => From + Length;
}

/// <summary>Where one picture stands in the recording's, in pixels.</summary>
internal sealed record Cell(int X, int Y, int Width, int Height)
{
    public const int FullWidth = 1280, FullHeight = 720;
    private const int MostCameras = 9, MostBesideScreen = 4, Column = 320;

    /// <summary>A cell for each picture, as many as fit: a screen large with cameras in a column beside it, or cameras side by side.</summary>
    /// <param name="screens">How many screens there are; one is shown.</param>
    public static (IReadOnlyList<Cell> Screens, IReadOnlyList<Cell> Cameras) Of(int screens, int cameras)
    {
        if (screens > 0)
        {
            var height = FullHeight / MostBesideScreen;
            var beside = Math.Min(cameras, MostBesideScreen);
            return ([new(0, 0, beside > 0 ? FullWidth - Column : FullWidth, FullHeight)],
                [.. Enumerable.Range(0, beside).Select(i => new Cell(FullWidth - Column, i * height, Column, height))]);
        }

        var shown = Math.Min(cameras, MostCameras);
        var columns = (int)Math.Ceiling(Math.Sqrt(shown));
        var rows = columns == 0 ? 0 : (shown + columns - 1) / columns;
        return ([], [.. Enumerable.Range(0, shown).Select(i => new Cell(
            Even(FullWidth * (i % columns) / columns), Even(FullHeight * (i / columns) / rows), Even(FullWidth / columns), Even(FullHeight / rows)))]);
    }

    private static int Even(int pixels) => pixels / 2 * 2;
}
