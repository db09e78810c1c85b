using Hearing.Domain.Awards;

namespace Hearing.Domain.Documents;

/// <summary>What a certificate is for.</summary>
public enum CertificateKind
{
    /// <summary>The jury's award.</summary>
    Award,
    /// <summary>The jury's honourable mention.</summary>
    HonourableMention,
    /// <summary>A candidate took part in the hearing; says nothing of the decision.</summary>
    Participation,
    /// <summary>Thanks to a member of the jury.</summary>
    Thanks,
}

/// <summary>Certificates that are made together.</summary>
public enum CertificateSeries { Results, Participation, Thanks }

/// <summary>What follows from a certificate's kind.</summary>
public static class CertificateKinds
{
    /// <summary>The certificate of what the jury gave.</summary>
    public static CertificateKind Of(AwardKind given) => given switch
    {
        AwardKind.Award => CertificateKind.Award,
        AwardKind.HonourableMention => CertificateKind.HonourableMention,
        AwardKind.None => throw new InvalidOperationException("Nothing was given, and no certificate is made of it."),
        _ => throw new ArgumentOutOfRangeException(nameof(given), given, null),
    };

    /// <summary>With which others it is made and numbered.</summary>
    public static CertificateSeries Series(this CertificateKind kind) => kind switch
    {
        CertificateKind.Award or CertificateKind.HonourableMention => CertificateSeries.Results,
        CertificateKind.Participation => CertificateSeries.Participation,
        CertificateKind.Thanks => CertificateSeries.Thanks,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Whether it tells of the jury's decision, so that nobody outside may know of it before the release.</summary>
    public static bool IsUnderEmbargo(this CertificateKind kind) => kind.Series() == CertificateSeries.Results;
}
