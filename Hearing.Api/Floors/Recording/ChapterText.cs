using System.Globalization;
using System.Text;
using Hearing.Domain.Documents;
using Hearing.Domain.Floors;

namespace Hearing.Api.Floors.Recording;

/// <summary>Chapters as ffmpeg reads them from a file (ffmpeg-formats(1), "Metadata").</summary>
internal static class ChapterText
{
    /// <summary>The file's text; what has a meaning in it is escaped in titles.</summary>
    public static string Of(string title, IReadOnlyList<RecordingChapter> chapters, TimeSpan length)
    {
        var text = new StringBuilder(";FFMETADATA1\n").Append(CultureInfo.InvariantCulture, $"title={Escaped(title)}\n");
        foreach (var (at, chapter) in chapters.Index())
        {
            var end = at + 1 < chapters.Count ? chapters[at + 1].At : length;
            text.Append(CultureInfo.InvariantCulture, $"[CHAPTER]\nTIMEBASE=1/1000\nSTART={(long)chapter.At.TotalMilliseconds}\nEND={(long)end.TotalMilliseconds}\ntitle={Escaped(chapter.Title)}\n");
        }

        return text.ToString();
    }

    private static string Escaped(string title) =>
        string.Concat(PlainText.Line(title).Select(c => c is '=' or ';' or '#' or '\\' ? $"\\{c}" : $"{c}"));
}
