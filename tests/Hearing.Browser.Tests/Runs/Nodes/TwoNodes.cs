using Hearing.Browser.Tests.Setup;

namespace Hearing.Browser.Tests.Runs.Nodes;

/// <summary>Two processes behind a real nginx, with PostgreSQL, Redis and one directory of films of their own, and eight followers spread over both.</summary>
/// <param name="settings">Settings of both beside those that nodes need.</param>
internal sealed class TwoNodes(Dictionary<string, string>? settings = null) : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _started = [];
    private readonly string _directory = Directory.CreateTempSubdirectory("hearing-nodes-").FullName;

    public PostgresServer Postgres { get; } = new();

    public RedisServer Redis { get; } = new();

    public Server First { get; private set; } = null!;

    public Server Second { get; private set; } = null!;

    public NginxServer Nginx { get; private set; } = null!;

    public CommandClient Organiser { get; private set; } = null!;

    public IReadOnlyList<StreamFollower> Followers { get; private set; } = [];

    public async Task StartAsync()
    {
        await Task.WhenAll(Started(Postgres).StartAsync(), Started(Redis).StartAsync());
        (First, Second) = (Started(await NodeAsync()), Started(await NodeAsync()));
        Nginx = Started(new NginxServer(First.Url, Second.Url));
        await First.StartAsync();
        await Task.WhenAll(Second.StartAsync(), Nginx.StartAsync());
        Organiser = await CommandClient.SignInAsync(First.Url);
        await Organiser.PublishAsync(First.Url);
        // Each with a cookie of its own for the affinity: they spread over both nodes.
        Followers = [.. Enumerable.Range(0, 8).Select(i => Started(new StreamFollower(Nginx.Url, $"{Organiser.Cookies.GetCookieHeader(Nginx.Url)}; hearing_node=follower{i}")))];
    }

    /// <summary>How many connections nginx holds to that node.</summary>
    public static async Task<int> ConnectionsOf(Server node) =>
        (await Shell.RunAsync("ss", "-Htn", "state", "established", "dport", "=", $":{node.Url.Port}")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>However far the start got and whatever fails: nothing may be left running.</summary>
    public async ValueTask DisposeAsync()
    {
        var failures = new List<Exception>();
        Organiser?.Dispose();
        while (_started.TryPop(out var started))
        {
            try
            {
                await started.DisposeAsync();
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }
        }

        Directory.Delete(_directory, recursive: true);
        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }

    private T Started<T>(T started) where T : IAsyncDisposable
    {
        _started.Push(started);
        return started;
    }

    private async Task<Server> NodeAsync() => new(new(settings ?? [])
    {
        ["Hearing__Demo"] = "true",
        ["Hearing__DataDirectory"] = _directory,
        ["Hearing__Films__Samples"] = await SampleFilms.DirectoryAsync(),
        ["Hearing__Database__Provider"] = "PostgreSql",
        ["ConnectionStrings__Hearing"] = Postgres.Connection,
        ["Hearing__Redis"] = Redis.Address,
        ["Hearing__Limits__ConnectionsPerUser"] = "100",
        ["Hearing__Limits__SilenceSeconds"] = "4",
    });
}
