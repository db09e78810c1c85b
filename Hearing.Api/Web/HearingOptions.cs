namespace Hearing.Api.Web;

/// <summary>Configuration under <c>Hearing</c>.</summary>
public sealed class HearingOptions
{
    /// <summary>Database, films, keys and outgoing mail; relative to the app's folder.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>The address by which the outside world reaches this installation.</summary>
    public Uri PublicUrl { get; set; } = new("http://localhost:5080");

    /// <summary>Whether the sample editions are loaded into an empty database and sign-in links are printed.</summary>
    public bool Demo { get; set; }

    /// <summary>Mail address of the installation's organiser.</summary>
    public string? Organiser { get; set; }

    /// <summary>Addresses or networks of proxies that are believed when they say where a request comes from, separated by commas, beside this machine's own.</summary>
    public string Proxies { get; set; } = "";

    /// <summary>Address of a Redis server for several nodes; null for one node.</summary>
    public string? Redis { get; set; }

    /// <summary>Whether this process is one of several nodes.</summary>
    public bool HasOtherNodes => !string.IsNullOrEmpty(Redis);

    /// <summary>Whether documents made now are provisional because nobody outside can reach their check page.</summary>
    public bool IsProvisional => PublicUrl.IsLoopback;

    /// <summary>Whether the outside world reaches this installation over https, so that cookies go over nothing else.</summary>
    public bool IsSecure => PublicUrl.Scheme == Uri.UriSchemeHttps;
}
