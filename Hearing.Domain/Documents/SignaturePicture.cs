namespace Hearing.Domain.Documents;

/// <summary>
/// The picture of a signature, by the signatory's name: a signatory who is renamed or replaced signs with no picture until one is handed in for
/// the new name, so that nobody's signature stands above another's name.
/// </summary>
public sealed class SignaturePicture
{
    public required EditionId EditionId { get; init; }
    public required string Name { get; init; }

    /// <summary>A PNG file of ours, made of the pixels alone.</summary>
    public required byte[] Png { get; set; }

    /// <summary>In picture points.</summary>
    public required int Width { get; set; }

    /// <summary>In picture points.</summary>
    public required int Height { get; set; }
    public required DateTimeOffset HandedInAt { get; set; }
}
