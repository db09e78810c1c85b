using System.Globalization;
using System.Text;
using Hearing.Api.Tools;
using Hearing.Domain.Floors;

namespace Hearing.Api.Floors.Recording;

/// <summary>What ffmpeg is told to make of one stretch: everybody's pictures in one, everybody's sound together, each from the instant at which it began.</summary>
internal sealed class StretchOrder
{
    private readonly RecordedStretch _stretch;
    private readonly List<Piece> _pieces;
    private readonly StringBuilder _graph = new();
    private int _pictures;

    public StretchOrder(RecordedStretch stretch, IEnumerable<Piece> pieces) =>
        (_stretch, _pieces) = (stretch, [.. pieces.Where(p => p.Tape.Cue == stretch.Cue && p.From < stretch.Until && p.Until > stretch.From)]);

    public TimeSpan Length => _stretch.Until - _stretch.From;

    /// <summary>The arguments; the file that is made is of that name in the folder.</summary>
    public string[] Arguments(string folder, string made)
    {
        _graph.Append(Invariant($"color=c=0x15211d:s={Cell.FullWidth}x{Cell.FullHeight}:r=25:d={Seconds(Length)}[v0]"));
        Pictures();
        Sound();
        return
        [
            "-nostdin", "-hide_banner", "-nostats", "-threads", "2", "-protocol_whitelist", "file",
            .. _pieces.SelectMany(p => new[] { "-format_whitelist", "matroska,webm,ogg", "-codec_whitelist", "vp8,opus,libopus", "-i", Sandbox.Made(folder, p.File) }),
            "-filter_complex", _graph.ToString(), "-map", Invariant($"[v{_pictures}]"), "-map", "[sound]", "-t", Seconds(Length),
            "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p", "-r", "25", "-g", "50", "-threads", "2",
            "-c:a", "aac", "-b:a", "128k", "-ar", "48000", "-ac", "2", "-map_metadata", "-1", "-y", "-f", "mp4", Sandbox.Made(folder, made),
        ];
    }

    private void Pictures()
    {
        var pictures = _pieces.Where(p => p.Tape.IsPicture).GroupBy(p => (p.Tape.IsScreen, p.Tape.Person)).ToList();
        var (screens, cameras) = (pictures.Where(g => g.Key.IsScreen).ToList(), pictures.Where(g => !g.Key.IsScreen).ToList());
        var cells = Cell.Of(screens.Count, cameras.Count);
        foreach (var (sender, cell) in screens.Zip(cells.Screens).Concat(cameras.Zip(cells.Cameras)))
        {
            foreach (var piece in sender)
            {
                Picture(piece, cell);
            }
        }
    }

    private void Picture(Piece piece, Cell cell)
    {
        var offset = piece.From - _stretch.From;
        var began = offset < TimeSpan.Zero ? $"trim=start={Seconds(-offset)},setpts=PTS-STARTPTS" : $"setpts=PTS-STARTPTS+{Seconds(offset)}/TB";
        _graph.Append(Invariant($";[{_pieces.IndexOf(piece)}:v:0]{began},scale={cell.Width}:{cell.Height}:force_original_aspect_ratio=decrease,setsar=1[p{_pictures}]"))
            .Append(Invariant($";[v{_pictures}][p{_pictures}]overlay=x={cell.X}+({cell.Width}-overlay_w)/2:y={cell.Y}+({cell.Height}-overlay_h)/2:eof_action=pass:repeatlast=0[v{++_pictures}]"));
    }

    private void Sound()
    {
        var sounds = _pieces.Where(p => !p.Tape.IsPicture).ToList();
        foreach (var (at, piece) in sounds.Index())
        {
            var offset = piece.From - _stretch.From;
            var began = offset < TimeSpan.Zero ? $"atrim=start={Seconds(-offset)},asetpts=PTS-STARTPTS" : Invariant($"asetpts=PTS-STARTPTS,adelay={(long)offset.TotalMilliseconds}:all=1");
            _graph.Append(Invariant($";[{_pieces.IndexOf(piece)}:a:0]aresample=48000:async=1,{began}[a{at}]"));
        }

        _graph.Append(sounds.Count == 0
            ? ";anullsrc=r=48000:cl=stereo[sound]"
            : $";{string.Concat(sounds.Select((_, i) => Invariant($"[a{i}]")))}amix=inputs={sounds.Count}:duration=longest:normalize=0,alimiter=limit=0.9:level=0,apad[sound]");
    }

    private static string Seconds(TimeSpan length) => length.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
