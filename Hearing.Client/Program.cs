using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Hearing.Client;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.Services.AddHearingClient();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddScoped(_ => new HttpClient { BaseAddress = new Uri(builder.HostEnvironment.BaseAddress) });
await builder.Build().RunAsync();
