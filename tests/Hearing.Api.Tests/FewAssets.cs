using System.Text.Json.Nodes;

namespace Hearing.Api.Tests;

/// <summary>
/// The build lists the assemblies of the pages' WebAssembly parts among the files to be served: a thousand endpoints that no test here asks
/// for, and that routing would sort at each start, longer than most tests take.
/// </summary>
internal static class FewAssets
{
    /// <summary>Takes them out of the list beside this program; the next build writes it anew.</summary>
    public static void Keep()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Hearing.Api.staticwebassets.endpoints.json");
        var list = JsonNode.Parse(File.ReadAllText(path))!;
        list["Endpoints"]!.AsArray().RemoveAll(e => e!["Route"]!.GetValue<string>() is var route && route.StartsWith("_framework/", StringComparison.Ordinal)
            && route.Contains(".wasm", StringComparison.Ordinal));
        File.WriteAllText(path, list.ToJsonString());
    }
}
