using System.Globalization;
using System.IO.Compression;
using System.Text;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.People.Rosters;
using MiniExcelLibs;
using MiniExcelLibs.Csv;

namespace Hearing.Api.People.Rosters;

/// <summary>Reads a roster out of a CSV file or an Excel workbook's first sheet. What the name ends in says nothing: the bytes do.</summary>
internal static class RosterFile
{
    /// <summary>Bytes that a file may have.</summary>
    public const int Largest = 1024 * 1024;

    /// <summary>What a workbook may be once unpacked: it is a zip, and a small one may hold gigabytes.</summary>
    private const long LargestUnpacked = 32L * 1024 * 1024;

    private static readonly char[] _separators = [';', ',', '\t'];

    private static ReadOnlySpan<byte> ZipMark => "PK\u0003\u0004"u8;

    /// <summary>The rows with anything in them, the headings first.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.Invalid"/> when it is no such file, <see cref="RefusalCode.TooLarge"/> when it holds too much.</exception>
    public static IReadOnlyList<RosterRow> Read(byte[] file)
    {
        try
        {
            return file.AsSpan().StartsWith(ZipMark) ? Rows(Workbook(file)) : Rows(Table(file));
        }
        catch (Exception fault) when (fault is not (Refused or OutOfMemoryException))
        {
            // The library tells of a broken file in exceptions of many kinds.
            throw new Refused(RefusalCode.Invalid, "The file cannot be read as a table.", "Unreadable");
        }
    }

    private static IEnumerable<object> Workbook(byte[] file)
    {
        using (var zip = new ZipArchive(new MemoryStream(file)))
        {
            if (zip.Entries.Sum(e => e.Length) > LargestUnpacked)
            {
                throw new Refused(RefusalCode.TooLarge, "The workbook is too large once unpacked.", "TooLarge");
            }
        }

        return new MemoryStream(file).Query(useHeaderRow: false, excelType: ExcelType.XLSX);
    }

    private static IEnumerable<object> Table(byte[] file)
    {
        var text = Decoded(file);
        var separator = Separator(text);
        return new MemoryStream(Encoding.UTF8.GetBytes(text)).Query(
            useHeaderRow: false, excelType: ExcelType.CSV, configuration: new CsvConfiguration { Seperator = separator, ReadLineBreaksWithinQuotes = true });
    }

    /// <summary>UTF-8 where it is that, else what Excel writes in Sweden.</summary>
    private static string Decoded(byte[] file)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file);
        }
    }

    /// <summary>What parts the headings most often.</summary>
    private static char Separator(string text)
    {
        var heading = text.AsSpan()[..(text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length)].ToString();
        return _separators.MaxBy(mark => heading.Count(c => c == mark));
    }

    private static List<RosterRow> Rows(IEnumerable<object> found)
    {
        var rows = new List<RosterRow>();
        foreach (var (cells, number) in found.Cast<IDictionary<string, object?>>().Select((cells, i) => (cells, i + 1)))
        {
            if (cells.Count > Roster.MostColumns || number > Roster.MostRows + 1)
            {
                throw new Refused(RefusalCode.TooLarge, "The table has too many rows or columns.", "TooLarge");
            }

            var texts = cells.Values.Select(Text).ToList();
            if (texts.Exists(t => t.Length > 0))
            {
                rows.Add(new(number, texts));
            }
        }

        return rows;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
