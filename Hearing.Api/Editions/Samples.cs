using Hearing.Domain.Contracts;

namespace Hearing.Api.Editions;

/// <summary>The edition documents that ship with the product.</summary>
internal static class Samples
{
    public const string Finished = "2021";
    public const string Demo = "demo";

    /// <summary>A sample as bytes.</summary>
    public static byte[] Bytes(string name)
    {
        using var stream = typeof(Samples).Assembly.GetManifestResourceStream($"sample-{name}.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>A sample, read as strictly as any document.</summary>
    public static EditionDocument Document(string name)
    {
        var read = EditionReader.Read(Bytes(name));
        return read.Document ?? throw new InvalidOperationException($"The sample '{name}' has faults: {string.Join("; ", read.Faults)}");
    }
}
