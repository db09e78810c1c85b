namespace Hearing.Client;

/// <summary>What components need, in the browser and when the server renders them first.</summary>
public static class ClientServices
{
    public static IServiceCollection AddHearingClient(this IServiceCollection services) => services.AddLocalization();
}
