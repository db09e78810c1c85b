using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Films;

namespace Hearing.Api.Tests.Films;

/// <summary>Speaks tus 1.0.0 as its text has it, header by header, so that tests can also speak it wrongly.</summary>
internal sealed class TusClient(HttpClient client, string uploads = "/api/editions/film/uploads")
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static string Metadata(CandidateId candidate, string kind = "film", string filename = "film.mp4", string? title = "Vår film") =>
        string.Join(',', new[] { ("candidate", $"{candidate.Value}"), ("kind", kind), ("filename", filename), ("title", title) }
            .Where(p => p.Item2 is not null).Select(p => $"{p.Item1} {Convert.ToBase64String(Encoding.UTF8.GetBytes(p.Item2!))}"));

    public Task<HttpResponseMessage> BeginAsync(long length, string metadata) =>
        SendAsync(HttpMethod.Post, uploads, ("Upload-Length", length.ToString(CultureInfo.InvariantCulture)), ("Upload-Metadata", metadata));

    /// <summary>The address of an upload just begun.</summary>
    public async Task<string> BegunAsync(long length, string metadata)
    {
        using var answer = await BeginAsync(length, metadata);
        Assert.True((int)answer.StatusCode == 201, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancel)}");
        return answer.Headers.Location!.ToString();
    }

    public Task<HttpResponseMessage> AddAsync(string address, long offset, byte[] bytes, params (string Name, string Value)[] headers) =>
        AddAsync(address, offset, new ByteArrayContent(bytes), headers);

    public Task<HttpResponseMessage> AddAsync(string address, long offset, HttpContent content, params (string Name, string Value)[] headers) =>
        AddAsync(address, offset.ToString(CultureInfo.InvariantCulture), content, headers);

    public Task<HttpResponseMessage> AddAsync(string address, string offset, HttpContent content, params (string Name, string Value)[] headers)
    {
        content.Headers.ContentType ??= new("application/offset+octet-stream");
        var request = Request(HttpMethod.Patch, address, [("Upload-Offset", offset), .. headers]);
        request.Content = content;
        return client.SendAsync(request, Cancel);
    }

    public Task<HttpResponseMessage> HeadAsync(string address) => SendAsync(HttpMethod.Head, address);

    public async Task<long> OffsetAsync(string address)
    {
        using var answer = await HeadAsync(address);
        return long.Parse(Header(answer, "Upload-Offset"), CultureInfo.InvariantCulture);
    }

    public Task<HttpResponseMessage> EndAsync(string address) => SendAsync(HttpMethod.Delete, address);

    public async Task<UploadView> ViewAsync(string address) => (await client.GetFromJsonAsync<UploadView>(address, WireJson.Options, Cancel))!;

    /// <summary>Sends all in one piece and waits until it is known what became of it.</summary>
    public async Task<UploadView> SettledAsync(string address, byte[] bytes)
    {
        using var answer = await AddAsync(address, 0, bytes);
        Assert.Equal(204, (int)answer.StatusCode);
        return await SettledAsync(address);
    }

    public async Task<UploadView> SettledAsync(string address)
    {
        for (var tries = 0; ; tries++)
        {
            var view = await ViewAsync(address);
            if (view.State is UploadState.Taken or UploadState.Refused)
            {
                return view;
            }

            Assert.True(tries < 600, $"still {view.State}");
            await Task.Delay(50, Cancel);
        }
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, params (string Name, string Value)[] headers) => client.SendAsync(Request(method, address, headers), Cancel);

    public static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));

    private static HttpRequestMessage Request(HttpMethod method, string address, (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address);
        if (!headers.Any(h => h.Name == "Tus-Resumable"))
        {
            request.Headers.Add("Tus-Resumable", "1.0.0");
        }

        foreach (var (name, value) in headers.Where(h => h.Value.Length > 0))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }
}
