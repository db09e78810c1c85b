using QRCoder;

namespace Hearing.Api.Documents;

/// <summary>QR codes of addresses.</summary>
internal static class QrCode
{
    /// <summary>The code as an SVG drawing with its quiet zone.</summary>
    public static string Svg(Uri address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(data).GetGraphic(4, "#1d2430", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
