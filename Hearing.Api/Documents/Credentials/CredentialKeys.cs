using System.Collections.Concurrent;
using System.Globalization;
using Hearing.Api.Web;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Documents.Credentials;

/// <summary>
/// The keys that sign credentials, as files in the data directory, which all nodes share. Each key is a public file <c>TIME.ID.pub</c>, which
/// stays so that what it signed can be checked, and a private one <c>TIME.ID.key</c>, which the owner alone may read. A key signs for a year;
/// then a new one is made and the private file of the old one goes. Who suspects a theft deletes both files: the next signature makes
/// a new key, and what the stolen one signed is not ours any more.
/// </summary>
internal sealed class CredentialKeys(IOptions<HearingOptions> options)
{
    private const string Stamp = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly TimeSpan _signsFor = TimeSpan.FromDays(365);
    private readonly string _folder = Path.Combine(options.Value.DataDirectory, "keys");
    private readonly ConcurrentDictionary<string, CredentialKey> _read = new(StringComparer.Ordinal);
    private readonly Lock _making = new();

    /// <summary>All public keys, the newest first.</summary>
    public IReadOnlyList<CredentialKey> Public => Keys("*.pub");

    /// <summary>The key with that id; null when it is not ours.</summary>
    public CredentialKey? Find(string id) => Public.FirstOrDefault(k => k.Id == id);

    /// <summary>The key that signs now; made when there is none, or none young enough.</summary>
    public CredentialKey Signing(DateTimeOffset now)
    {
        lock (_making)
        {
            return Keys("*.key").FirstOrDefault(k => k.MadeAt > now - _signsFor) ?? Make(now);
        }
    }

    private CredentialKey Make(DateTimeOffset now)
    {
        var before = Files("*.key");
        var key = CredentialKey.New(now);
        Directory.CreateDirectory(_folder);
        var name = Path.Combine(_folder, $"{now.ToString(Stamp, CultureInfo.InvariantCulture)}.{key.Id}");
        // The public part first: nothing is signed with a key that cannot be checked.
        Write($"{name}.pub", key.PublicPem());
        Write($"{name}.key", key.PrivatePem());
        before.ForEach(File.Delete);
        return key;
    }

    /// <summary>Appears whole or not at all.</summary>
    private static void Write(string path, string text)
    {
        var open = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            open.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(new FileStream($"{path}.new", open)))
        {
            writer.Write(text);
            writer.Flush();
            ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
        }

        File.Move($"{path}.new", path);
    }

    private IReadOnlyList<CredentialKey> Keys(string pattern) =>
        [.. Files(pattern).Select(Read).OfType<CredentialKey>().OrderByDescending(k => k.MadeAt).ThenBy(k => k.Id, StringComparer.Ordinal)];

    private List<string> Files(string pattern) => Directory.Exists(_folder) ? [.. Directory.EnumerateFiles(_folder, pattern)] : [];

    /// <summary>A file is read once: its name holds its key's thumbprint, so that it never holds another.</summary>
    private CredentialKey? Read(string path)
    {
        if (_read.TryGetValue(path, out var known))
        {
            return known;
        }

        try
        {
            var madeAt = DateTimeOffset.ParseExact(Path.GetFileName(path).Split('.')[0], Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            return _read[path] = CredentialKey.Read(File.ReadAllText(path), madeAt);
        }
        catch (FileNotFoundException)
        {
            // Deleted since the folder was listed.
            return null;
        }
    }
}
