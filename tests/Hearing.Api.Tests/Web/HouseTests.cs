using System.Reflection;
using System.Runtime.CompilerServices;
using Hearing.Api.Storage;
using Hearing.Domain;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.SignalR;
using NetArchTest.Rules;

namespace Hearing.Api.Tests.Web;

/// <summary>The plan of the house, held.</summary>
public sealed class HouseTests
{
    private static readonly Assembly Domain = typeof(Slug).Assembly;
    private static readonly Assembly Api = typeof(HearingDb).Assembly;

    [Fact]
    public void The_domain_references_nothing_but_the_framework() =>
        Assert.All(Domain.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));

    [Fact]
    public void Only_contracts_name_tasks_and_json()
    {
        var result = Types.InAssembly(Domain).That().DoNotResideInNamespace("Hearing.Domain.Contracts")
            .ShouldNot().HaveDependencyOnAny("System.Threading.Tasks", "System.Text.Json", "System.IO").GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void One_class_alone_speaks_to_screens()
    {
        var holders = Api.GetTypes().Where(t => t.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .SelectMany(c => c.GetParameters())
            .Any(p => p.ParameterType.IsGenericType && p.ParameterType.GetGenericTypeDefinition() is var type
                && (type == typeof(IHubContext<>) || type == typeof(IHubContext<,>))));
        Assert.Equal("Broadcaster", Assert.Single(holders).Name);
    }

    [Fact]
    public void What_runs_is_not_older_than_the_versions_in_which_known_faults_are_mended()
    {
        Assert.True(Environment.Version >= new Version(10, 0, 12), Environment.Version.ToString());
        var protection = typeof(IDataProtector).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        Assert.True(Version.Parse(protection.Split('+', '-')[0]) >= new Version(10, 0, 7), protection);
    }

    [Fact]
    public void Lock_files_name_no_registry()
    {
        var locks = Directory.GetFiles(Root(), "package-lock.json", SearchOption.AllDirectories).Where(f => !f.Contains("node_modules", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(locks);
        Assert.All(locks, f => Assert.DoesNotContain("\"resolved\": \"http", File.ReadAllText(f), StringComparison.Ordinal));
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath("../../..", Path.GetDirectoryName(here)!);
}
