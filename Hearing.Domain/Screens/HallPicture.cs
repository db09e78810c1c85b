using Hearing.Domain.Contracts;

namespace Hearing.Domain.Screens;

/// <summary>What lies over the run on a room's hall screen: a candidate's slides, page by page. One a room.</summary>
public sealed class HallPicture
{
    public required EditionId EditionId { get; init; }

    /// <summary>Slug of the room.</summary>
    public required string Room { get; init; }

    /// <summary>The slides shown; null when none are.</summary>
    public Guid? SlidesId { get; private set; }

    /// <summary>The page shown, from 1; 0 when no slides are.</summary>
    public int Page { get; private set; }
    public long Revision { get; set; } = 1;

    /// <summary>Shows a page; a number beyond the last is the last, one below the first is the first.</summary>
    public void Show(Slides slides, int page) => (SlidesId, Page) = (slides.Id, Math.Clamp(page, 1, slides.Pages));

    /// <summary>Takes the slides away.</summary>
    public void Clear() => (SlidesId, Page) = (null, 0);
}

/// <summary>A version of a candidate's slides, handed in as PDF for the hall's machine.</summary>
public sealed class Slides
{
    /// <summary>The most pages.</summary>
    public const int MostPages = 300;

    /// <summary>The largest file, in bytes.</summary>
    public const long MostBytes = 100L * 1024 * 1024;

    public required Guid Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required CandidateId CandidateId { get; init; }

    /// <summary>1 for the first version of the candidate.</summary>
    public required int Version { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the file, by which film storage finds it.</summary>
    public required string Sha256 { get; init; }
    public required long SizeBytes { get; init; }
    public required int Pages { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }
    public PersonId? UploadedBy { get; init; }
    public long Revision { get; set; } = 1;

    /// <summary>Refuses a file with too few or too many pages.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.SlidesNotUsable"/></exception>
    public static void CheckPages(int pages)
    {
        if (pages is < 1 or > MostPages)
        {
            throw new Refused(RefusalCode.SlidesNotUsable, $"Slides have 1 to {MostPages} pages; these have {pages}.", "PageCount", pages, MostPages);
        }
    }
}
