using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hearing.Browser.Tests.Mail;

/// <summary>A real mail server of the test's own: python3-aiosmtpd as a process, with a certificate that only this test trusts.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private const string Password = "a password for this test";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hearing-smtp-");
    private Process? _process;
    private string _port = "";

    /// <summary>What the product is told of it; the certificate is trusted by the process alone.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["Hearing__Smtp__Host"] = "127.0.0.1",
        ["Hearing__Smtp__Port"] = _port,
        ["Hearing__Smtp__User"] = "hearing",
        ["Hearing__Smtp__Password"] = Password,
        ["SSL_CERT_FILE"] = File("certificate.pem"),
    };

    /// <summary>The letters that it took, oldest first, each with its envelope's recipients on top.</summary>
    public IReadOnlyList<string> Letters => [.. _folder.GetFiles("*.eml").OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => System.IO.File.ReadAllText(f.FullName))];

    /// <summary>Takes letters and keeps the sender waiting for the answer.</summary>
    public bool Holds { set => Set("hold", value); }

    /// <summary>Whether anybody has shown it a password, right or wrong.</summary>
    public bool HeardAPassword => System.IO.File.Exists(File("password"));

    /// <summary>Refuses every recipient for good.</summary>
    public bool Refuses { set => Set("refuse", value); }

    public static async Task<SmtpServer> StartAsync()
    {
        var server = new SmtpServer();
        server.MakeCertificate();
        var info = new ProcessStartInfo("/usr/bin/python3", [Script(), server._folder.FullName, server.File("certificate.pem"), server.File("key.pem"), Password])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        server._process = Process.Start(info)!;
        server._port = await server._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("The mail server did not start.");
        Assert.True(int.TryParse(server._port, CultureInfo.InvariantCulture, out _), server._port);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    private string File(string name) => Path.Combine(_folder.FullName, name);

    private void Set(string name, bool value)
    {
        if (value)
        {
            System.IO.File.WriteAllText(File(name), "");
        }
        else
        {
            System.IO.File.Delete(File(name));
        }
    }

    private void MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        System.IO.File.WriteAllText(File("certificate.pem"), certificate.ExportCertificatePem());
        System.IO.File.WriteAllText(File("key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "smtp.py");
}
