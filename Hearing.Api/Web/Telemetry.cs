using System.Diagnostics;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Hearing.Api.Web;

/// <summary>
/// Metrics, traces and logs to where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says; nothing leaves without it. Nothing about a person is in
/// them: no address, no browser, no path (paths hold sign-in tokens and calendar secrets), only the route.
/// </summary>
internal static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddOtlpExporter())
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation(options => options.EnrichWithHttpResponse = (span, answer) => Anonymise(span, answer.HttpContext)).AddOtlpExporter())
            .WithLogging(logs => logs.AddOtlpExporter(), options => options.IncludeScopes = false);
    }

    /// <summary>Replaces what could tell who asked by the route that was asked for.</summary>
    internal static void Anonymise(Activity span, HttpContext http)
    {
        foreach (var tag in span.TagObjects.Select(t => t.Key).Where(k => k.StartsWith("client.", StringComparison.Ordinal)
            || k.StartsWith("network.peer", StringComparison.Ordinal) || k is "user_agent.original" or "url.query" or "url.full").ToList())
        {
            span.SetTag(tag, null);
        }

        span.SetTag("url.path", (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
    }
}
